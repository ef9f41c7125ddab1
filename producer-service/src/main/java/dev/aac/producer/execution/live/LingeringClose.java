package dev.aac.producer.execution.live;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a client learn why it is closed, whoever closes. A socket that is closed while something the
 * client sent is unread resets the connection (RFC 1122 §4.2.2.13), and a reset can take the close
 * message away that was sent just before. So the end waits until the client has answered that
 * message (RFC 6455 §7.1.1), and what else it sends until then is thrown away unread. Runs on the
 * connection's event loop.
 */
final class LingeringClose extends ChannelDuplexHandler {

    /** How long the client may take to answer the close message. */
    static final Duration LINGER_MAX = Duration.ofSeconds(2);

    private boolean closing;
    private boolean clientHasClosed;

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        Runnable end =
                () -> {
                    var _ = context.close(promise);
                };
        if (closing || clientHasClosed || !context.channel().isActive()) {
            end.run();
            return;
        }
        closing = true;
        var _ = context.executor().schedule(end, LINGER_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        if (!closing) {
            // It sends nothing after that: there is nothing left that could reset the connection.
            clientHasClosed |= frame instanceof CloseWebSocketFrame;
            context.fireChannelRead(frame);
            return;
        }
        ReferenceCountUtil.release(frame);
        if (frame instanceof CloseWebSocketFrame) {
            var _ = context.close();
        }
    }
}
