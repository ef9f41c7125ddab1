package dev.aac.producer.execution.live;

import dev.aac.producer.platform.engineio.EngineSocket;
import dev.aac.producer.platform.http.Handshake;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.undertow.websockets.UndertowSession;
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
final class Frames implements EngineSocket {

    /** How long the close message may wait behind what the other side does not read. */
    static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    /** The library's decoder: what comes after it are whole frames. */
    private static final String DECODER = "ws-decoder";

    private static final String LINGERING = "aac-lingering-close";
    private static final Logger LOG = Logger.getLogger(Frames.class);

    private final Session session;
    private final Channel channel;

    Frames(Session session) {
        this.session = session;
        this.channel = ((UndertowSession) session).getChannel();
    }

    /** The request that opened the connection. */
    Handshake handshake() {
        return Handshake.of(channel);
    }

    /** Puts {@link LingeringClose} and {@link FrameGate} in the way of what comes. */
    void guard(Runnable heard, Runnable tooMany) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addAfter(DECODER, LINGERING, new LingeringClose());
        pipeline.addAfter(LINGERING, "aac-gate", new FrameGate(heard, tooMany));
    }

    /** Sends each text, in UTF-8, as a message of its own. */
    @Override
    public void send(List<byte[]> texts, Runnable sent) {
        int last = texts.size() - 1;
        for (byte[] text : texts.subList(0, last)) {
            var _ = channel.write(frame(text), channel.voidPromise());
        }
        ChannelFuture written = channel.writeAndFlush(frame(texts.get(last)));
        written.addListener(
                done -> {
                    if (done.isSuccess()) {
                        sent.run();
                    }
                });
    }

    void ping() {
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

    private static TextWebSocketFrame frame(byte[] text) {
        return new TextWebSocketFrame(Unpooled.wrappedBuffer(text));
    }
}
