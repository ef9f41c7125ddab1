package dev.aac.worker.log;

import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers lines and keeps to the {@link LogCap}: the head goes out as it comes, what comes later
 * waits for the output's end, and of that only the last part is kept. Numbers have no gap: the line
 * that says what is missing has one of its own. Not thread-safe.
 */
final class OutgoingLines {

    private final LogCap cap;
    private final OpenBatch open = new OpenBatch();
    private @Nullable LogTail tail;
    private @Nullable LogGap gap;
    private long taken;
    private long numbered;
    private long headBytes;

    OutgoingLines(LogCap cap) {
        this.cap = cap;
    }

    /** The lines that have numbers and are to be sent. */
    OpenBatch open() {
        return open;
    }

    /** How many lines came. */
    long taken() {
        return taken;
    }

    /** How many lines have numbers. */
    long numbered() {
        return numbered;
    }

    /** Whether lines are missing. */
    boolean isCut() {
        return tail != null && tail.drivenOut() > 0;
    }

    /** What is missing, once the line about it has its number. */
    @Nullable LogGap gap() {
        return gap;
    }

    /** Whether the line would go to the {@linkplain #open() open batch}. */
    boolean isOfHead(LineBytes line) {
        return tail == null && headBytes + line.size() <= cap.headBytesMax();
    }

    void add(LogStream stream, Instant time, LineBytes line) {
        taken++;
        if (isOfHead(line)) {
            headBytes += line.size();
            number(stream, time, line.text(), line.isSplit());
        } else {
            tail().add(stream, time, line);
        }
    }

    /** Whether lines wait for the output's end. */
    boolean hasTail() {
        return tail != null && (!tail.isEmpty() || isGapUntold());
    }

    /**
     * At the output's end: moves one line to the open batch, first the one that says what is
     * missing.
     */
    void releaseOne() {
        if (isGapUntold()) {
            LogTail kept = tail();
            gap = new LogGap(numbered + 1, kept.drivenOut(), kept.drivenOutBytes());
            number(LogStream.STDERR, kept.goneAt(), words(gap), false);
        } else {
            numbered++;
            open.add(tail().poll(numbered));
        }
    }

    private boolean isGapUntold() {
        return isCut() && gap == null;
    }

    /** What the head has left of the cap is for the tail. */
    private LogTail tail() {
        LogTail kept = tail;
        if (kept == null) {
            kept = new LogTail(cap.bytesMax() - headBytes);
            tail = kept;
        }
        return kept;
    }

    private void number(LogStream stream, Instant time, String text, boolean split) {
        numbered++;
        open.add(new LogLine(numbered, stream, time, text, split));
    }

    private String words(LogGap missing) {
        return String.format(
                Locale.ROOT,
                "[AAC] Missing here: %,d %s, %,d bytes. A log keeps %,d bytes.",
                missing.lines(),
                missing.lines() == 1 ? "line" : "lines",
                missing.bytes(),
                cap.bytesMax());
    }
}
