package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.live.LiveEvent.ExecutionLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive lines on their way to sockets: serialised when the first socket wants them, once for
 * all of them. Not safe for use by many threads.
 */
final class LogMessage {

    /** Most lines in one message. */
    static final int LINES_MAX = 1_000;

    /** Most characters of text in one message; one more line may go over it. */
    static final int TEXT_CHARS_MAX = 64 * 1024;

    private final RunRef run;
    private final List<LogLine> lines;
    private @Nullable List<Payload> payloads;

    /**
     * @param lines at least one
     */
    LogMessage(RunRef run, List<LogLine> lines) {
        this.run = run;
        this.lines = lines;
    }

    long firstSeq() {
        return lines.getFirst().seq();
    }

    long lastSeq() {
        return lines.getLast().seq();
    }

    /** The same lines without those before that number, which is one of them. */
    LogMessage from(long seq) {
        return seq <= firstSeq()
                ? this
                : new LogMessage(
                        run, lines.subList(Math.toIntExact(seq - firstSeq()), lines.size()));
    }

    List<Payload> payloads() {
        List<Payload> known = payloads;
        if (known == null) {
            known = serialised();
            payloads = known;
        }
        return known;
    }

    private List<Payload> serialised() {
        List<Payload> messages = new ArrayList<>();
        List<LogLine> part = new ArrayList<>();
        int chars = 0;
        for (LogLine line : lines) {
            if (part.size() == LINES_MAX || chars > TEXT_CHARS_MAX) {
                messages.add(payload(part));
                part = new ArrayList<>();
                chars = 0;
            }
            part.add(toTheMillisecond(line));
            chars += line.text().length();
        }
        messages.add(payload(part));
        return messages;
    }

    private Payload payload(List<LogLine> part) {
        return ServerMessages.log(
                new ExecutionLog(
                        run.taskId(),
                        run.organizationId(),
                        run.attempt(),
                        part.getFirst().seq(),
                        part));
    }

    /** The store keeps milliseconds: a line looks the same live and replayed. */
    private static LogLine toTheMillisecond(LogLine line) {
        Instant kept = line.time().truncatedTo(ChronoUnit.MILLIS);
        return kept.equals(line.time())
                ? line
                : new LogLine(line.seq(), line.stream(), kept, line.text(), line.split());
    }
}
