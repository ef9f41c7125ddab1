package dev.aac.producer.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Listens to what the producer logs, with what each line carries, while open. */
public final class LogRecords extends Handler implements AutoCloseable {

    private static final Logger PRODUCER = Logger.getLogger("dev.aac.producer");

    private static final PatternFormatter MESSAGE = new PatternFormatter("%m");

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Level before = PRODUCER.getLevel();

    /**
     * A line of the log.
     *
     * @param context the diagnostic context
     */
    public record Line(String message, Map<String, String> context) {}

    private LogRecords() {}

    /** From now on, also lines for developers. */
    public static LogRecords listen() {
        LogRecords records = new LogRecords();
        PRODUCER.setLevel(Level.ALL);
        PRODUCER.addHandler(records);
        return records;
    }

    /** Those about a task so far. */
    public List<Line> about(String taskId) {
        return lines.stream().filter(line -> taskId.equals(line.context().get("taskId"))).toList();
    }

    /** Those whose message has a text in it so far. */
    public List<Line> saying(String text) {
        return lines.stream().filter(line -> line.message().contains(text)).toList();
    }

    @Override
    public void publish(LogRecord record) {
        if (record instanceof ExtLogRecord line) {
            lines.add(new Line(MESSAGE.format(line), line.getMdcCopy()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        PRODUCER.removeHandler(this);
        PRODUCER.setLevel(before);
    }
}
