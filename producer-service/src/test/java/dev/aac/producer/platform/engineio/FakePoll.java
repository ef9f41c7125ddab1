package dev.aac.producer.platform.engineio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request whose client reads the answer at once, or when it is told to. Thread-safe. */
final class FakePoll implements EnginePoll {

    private final boolean reads;
    private final List<Runnable> unread = new ArrayList<>();
    private @Nullable String answer;
    private @Nullable EngineError refusal;

    private FakePoll(boolean reads) {
        this.reads = reads;
    }

    static FakePoll thatReads() {
        return new FakePoll(true);
    }

    static FakePoll thatDoesNotRead() {
        return new FakePoll(false);
    }

    @Override
    public void answer(List<byte[]> packets, Runnable sent) {
        synchronized (this) {
            if (answer != null || refusal != null) {
                throw new AssertionError("answered twice");
            }
            answer = EnginePackets.body(packets).toString(StandardCharsets.UTF_8);
            if (!reads) {
                unread.add(sent);
                return;
            }
        }
        sent.run();
    }

    @Override
    public synchronized void refuse(EngineError why) {
        refusal = why;
    }

    void read() {
        List<Runnable> told;
        synchronized (this) {
            told = List.copyOf(unread);
            unread.clear();
        }
        told.forEach(Runnable::run);
    }

    /** The body of the answer; null while it waits. */
    synchronized @Nullable String answer() {
        return answer;
    }

    synchronized @Nullable EngineError refusal() {
        return refusal;
    }
}
