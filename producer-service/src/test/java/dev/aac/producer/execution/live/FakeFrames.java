package dev.aac.producer.execution.live;

import dev.aac.producer.platform.engineio.EngineSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebSocket of a client of Socket.IO, which reads at once, or never. Thread-safe. */
final class FakeFrames implements EngineSocket {

    private final boolean reads;
    private final List<String> texts = new ArrayList<>();
    private @Nullable Integer closeCode;

    private FakeFrames(boolean reads) {
        this.reads = reads;
    }

    static FakeFrames thatReads() {
        return new FakeFrames(true);
    }

    static FakeFrames thatDoesNotRead() {
        return new FakeFrames(false);
    }

    @Override
    public void send(List<byte[]> packets, Runnable sent) {
        synchronized (this) {
            packets.forEach(packet -> texts.add(new String(packet, StandardCharsets.UTF_8)));
        }
        if (reads) {
            sent.run();
        }
    }

    @Override
    public synchronized void close(int code, String reason) {
        if (closeCode == null) {
            closeCode = code;
        }
    }

    /** What came after the session's handshake. */
    synchronized List<String> texts() {
        return List.copyOf(texts.subList(Math.min(1, texts.size()), texts.size()));
    }

    /** The events among it. */
    List<String> events() {
        return texts().stream()
                .filter(text -> text.startsWith("42[\""))
                .map(text -> text.substring(4, text.indexOf('"', 4)))
                .toList();
    }

    synchronized @Nullable Integer closeCode() {
        return closeCode;
    }
}
