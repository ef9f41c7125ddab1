package dev.aac.producer.platform.engineio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose other side reads at once. Thread-safe. */
final class FakeSocket implements EngineSocket {

    private final List<String> texts = new ArrayList<>();
    private @Nullable Integer closeCode;

    @Override
    public void send(List<byte[]> packets, Runnable sent) {
        synchronized (this) {
            packets.forEach(packet -> texts.add(new String(packet, StandardCharsets.UTF_8)));
        }
        sent.run();
    }

    @Override
    public synchronized void close(int code, String reason) {
        if (closeCode == null) {
            closeCode = code;
        }
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    synchronized @Nullable Integer closeCode() {
        return closeCode;
    }
}
