package dev.aac.producer.execution.live;

import dev.aac.producer.platform.http.Handshake;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A connection of the WebSocket library. Its own way to send encodes the text anew for every socket
 * and flushes every message; here the bytes are shared and a batch is flushed once.
 */
final class NettyWire implements Wire {

    /** How long the close message may wait behind what the other side does not read. */
    static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(NettyWire.class);

    private final Session session;
    private final Channel channel;
    private final Handshake handshake;

    NettyWire(Session session, Channel channel) {
        this.session = session;
        this.channel = channel;
        this.handshake = Handshake.of(channel);
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public void send(List<Payload> messages, Runnable sent) {
        int last = messages.size() - 1;
        for (Payload message : messages.subList(0, last)) {
            var _ = channel.write(frame(message), channel.voidPromise());
        }
        ChannelFuture written = channel.writeAndFlush(frame(messages.get(last)));
        written.addListener(
                done -> {
                    if (done.isSuccess()) {
                        sent.run();
                    }
                });
    }

    @Override
    public void ping() {
        var _ = channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
        } catch (IOException failure) {
            LOG.debugf("Live: close message not sent (%s)", failure.toString());
        }
        if (channel.isOpen()) {
            var _ =
                    channel.eventLoop()
                            .schedule(this::cut, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void cut() {
        var _ = channel.close();
    }

    private static TextWebSocketFrame frame(Payload message) {
        return new TextWebSocketFrame(Unpooled.wrappedBuffer(message.utf8()));
    }
}
