package dev.aac.worker.log;

import dev.aac.contract.fact.LogStream;
import dev.aac.worker.mask.SecretMask;

/**
 * Both streams of an output on their way to lines, and since when complete lines wait because they
 * may end with the beginning of a secret. Not thread-safe.
 */
final class OutputStreams {

    private final StreamLines stdout;
    private final StreamLines stderr;

    /** Whether a line waits that is complete, and since when. */
    private boolean holding;

    private long heldNanos;

    OutputStreams(SecretMask mask) {
        this.stdout = new StreamLines(mask);
        this.stderr = new StreamLines(mask);
    }

    StreamLines of(LogStream stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    /** Whether a secret was in what was handed over. */
    boolean hasMasked() {
        return stdout.hasMasked() || stderr.hasMasked();
    }

    /** Lines went, and they go in their order: those that wait now came after them. */
    void linesWent() {
        holding = false;
    }

    /** To be called after each change. */
    void noteHeldLines() {
        boolean held = stdout.holdsLine() || stderr.holdsLine();
        if (held && !holding) {
            heldNanos = System.nanoTime();
        }
        holding = held;
    }

    /** Nanoseconds until a line that waits has to go; the most there can be when none does. */
    long untilLetGo() {
        return holding
                ? heldNanos + LogPump.HOLD_MAX.toNanos() - System.nanoTime()
                : Long.MAX_VALUE;
    }

    /** One whose lines wait, when any do. */
    LogStream held() {
        return stdout.holdsLine() ? LogStream.STDOUT : LogStream.STDERR;
    }
}
