package dev.aac.producer.execution.live;

import dev.aac.producer.platform.http.Handshake;
import java.util.ArrayList;
import java.util.List;

/** A connection on {@code /ws}. */
final class NettyWire implements Wire {

    private final Frames frames;
    private final Handshake handshake;

    NettyWire(Frames frames) {
        this.frames = frames;
        this.handshake = frames.handshake();
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public void send(List<Payload> messages, Runnable sent) {
        List<byte[]> texts = new ArrayList<>(messages.size());
        for (Payload message : messages) {
            texts.add(message.utf8());
        }
        frames.send(texts, sent);
    }

    @Override
    public void ping() {
        frames.ping();
    }

    @Override
    public void close(int code, String reason) {
        frames.close(code, reason);
    }
}
