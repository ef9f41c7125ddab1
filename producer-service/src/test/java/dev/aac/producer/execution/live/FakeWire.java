package dev.aac.producer.execution.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.producer.platform.correlation.CorrelationId;
import dev.aac.producer.platform.http.ClientAddress;
import dev.aac.producer.platform.http.Handshake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection whose other side reads at once, or only when it is told to. Thread-safe. */
final class FakeWire implements Wire {

    static final Handshake HANDSHAKE =
            new Handshake(
                    new ClientAddress("192.0.2.7"), "tests", new CorrelationId("handshake-1"));

    final AtomicInteger pings = new AtomicInteger();
    private final List<Payload> sent = new ArrayList<>();
    private final List<Runnable> unread = new ArrayList<>();
    private boolean reads = true;
    private @Nullable Integer closeCode;

    static FakeWire thatReads() {
        return new FakeWire();
    }

    static FakeWire thatDoesNotRead() {
        FakeWire wire = new FakeWire();
        wire.reads = false;
        return wire;
    }

    @Override
    public Handshake handshake() {
        return HANDSHAKE;
    }

    @Override
    public void send(List<Payload> messages, Runnable done) {
        synchronized (this) {
            sent.addAll(messages);
            if (!reads) {
                unread.add(done);
                return;
            }
        }
        done.run();
    }

    @Override
    public void ping() {
        pings.incrementAndGet();
    }

    @Override
    public synchronized void close(int code, String reason) {
        closeCode = code;
    }

    /** The other side reads what was sent so far. */
    void readOnce() {
        List<Runnable> done;
        synchronized (this) {
            done = List.copyOf(unread);
            unread.clear();
        }
        done.forEach(Runnable::run);
    }

    /** The other side reads everything from now on. */
    void startReading() {
        synchronized (this) {
            reads = true;
        }
        readOnce();
    }

    synchronized @Nullable Integer closeCode() {
        return closeCode;
    }

    synchronized int count() {
        return sent.size();
    }

    synchronized List<Payload> payloads() {
        return List.copyOf(sent);
    }

    List<JsonNode> messages() {
        return payloads().stream().map(FakeWire::json).toList();
    }

    /** The data of every message of that event. */
    List<JsonNode> data(String event) {
        return messages().stream()
                .filter(message -> message.path("event").textValue().equals(event))
                .map(message -> message.path("data"))
                .toList();
    }

    List<String> events() {
        return messages().stream().map(message -> message.path("event").textValue()).toList();
    }

    /** The numbers of all lines of an attempt, in the order they came. */
    List<Long> lines(String taskId, int attempt) {
        List<Long> seqs = new ArrayList<>();
        for (JsonNode log : data("execution-log")) {
            if (log.path("taskId").textValue().equals(taskId)
                    && log.path("attempt").intValue() == attempt) {
                log.path("lines").forEach(line -> seqs.add(line.path("seq").longValue()));
            }
        }
        return seqs;
    }

    private static JsonNode json(Payload payload) {
        try {
            return LiveJson.read(new String(payload.utf8(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
