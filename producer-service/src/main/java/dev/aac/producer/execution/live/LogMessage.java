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
 * One {@code execution-log} message on its way to sockets: serialised when the first socket wants
 * it, once for all of them. Not safe for use by many threads.
 */
final class LogMessage {

    /** Most lines in one message. */
    static final int LINES_MAX = 1_000;

    /** Most characters of text in one message; one more line may go over it. */
    static final int TEXT_CHARS_MAX = 64 * 1024;

    private final RunRef run;
    private final List<LogLine> lines;
    private @Nullable Payload payload;

    private LogMessage(RunRef run, List<LogLine> lines) {
        this.run = run;
        this.lines = lines;
    }

    /** Divides consecutive lines into messages. */
    static List<LogMessage> of(RunRef run, List<LogLine> lines) {
        List<LogMessage> messages = new ArrayList<>(1);
        int first = 0;
        int chars = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i - first == LINES_MAX || chars > TEXT_CHARS_MAX) {
                messages.add(new LogMessage(run, lines.subList(first, i)));
                first = i;
                chars = 0;
            }
            chars += lines.get(i).text().length();
        }
        if (first < lines.size()) {
            messages.add(new LogMessage(run, lines.subList(first, lines.size())));
        }
        return messages;
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

    Payload payload() {
        Payload known = payload;
        if (known == null) {
            known =
                    ServerMessages.log(
                            new ExecutionLog(
                                    run.taskId(),
                                    run.organizationId(),
                                    run.attempt(),
                                    firstSeq(),
                                    lines.stream().map(LogMessage::toTheMillisecond).toList()));
            payload = known;
        }
        return known;
    }

    /** The store keeps milliseconds: a line looks the same live and replayed. */
    private static LogLine toTheMillisecond(LogLine line) {
        Instant kept = line.time().truncatedTo(ChronoUnit.MILLIS);
        return kept.equals(line.time())
                ? line
                : new LogLine(line.seq(), line.stream(), kept, line.text(), line.split());
    }
}
