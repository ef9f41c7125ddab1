package dev.aac.producer.execution.live;

import dev.aac.producer.platform.limits.Allowance;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts the frames of one client, whatever they carry, and closes when there are too many of them:
 * before the library answers a ping or hands over a fragment. Runs on the connection's event loop.
 */
final class FrameGate extends ChannelInboundHandlerAdapter {

    /** Frames a second that a client may send for long. */
    static final int FRAMES_PER_SECOND_MAX = 20;

    /** Frames that a client may send at once after a while of silence. */
    static final int FRAMES_AT_ONCE_MAX = 100;

    private final Runnable heard;
    private final Runnable tooMany;
    private final Allowance allowance =
            new Allowance(FRAMES_PER_SECOND_MAX, FRAMES_AT_ONCE_MAX, System.nanoTime());

    /**
     * @param heard called for each frame
     * @param tooMany called for each frame that is not let through
     */
    FrameGate(Runnable heard, Runnable tooMany) {
        this.heard = heard;
        this.tooMany = tooMany;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        heard.run();
        if (allowance.take(System.nanoTime())) {
            context.fireChannelRead(frame);
        } else {
            ReferenceCountUtil.release(frame);
            tooMany.run();
        }
    }
}
