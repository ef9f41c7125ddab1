package dev.aac.producer.execution.live;

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

    private static final double NANOS_PER_SECOND = 1e9;

    private final LiveSocket socket;
    private double allowed = FRAMES_AT_ONCE_MAX;
    private long countedNanos = System.nanoTime();

    FrameGate(LiveSocket socket) {
        this.socket = socket;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        socket.heard();
        if (isAllowed(System.nanoTime())) {
            context.fireChannelRead(frame);
        } else {
            ReferenceCountUtil.release(frame);
            socket.close(CloseCode.TOO_MANY_MESSAGES);
        }
    }

    private boolean isAllowed(long nowNanos) {
        double more = (nowNanos - countedNanos) / NANOS_PER_SECOND * FRAMES_PER_SECOND_MAX;
        countedNanos = nowNanos;
        allowed = Math.min(FRAMES_AT_ONCE_MAX, allowed + more);
        if (allowed < 1) {
            return false;
        }
        allowed--;
        return true;
    }
}
