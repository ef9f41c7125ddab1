package dev.aac.worker;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Listens to what the worker logs, with what each line carries, while open. */
final class LogRecords extends Handler implements AutoCloseable {

    private static final Logger WORKER = Logger.getLogger("dev.aac.worker");
    private static final PatternFormatter MESSAGE = new PatternFormatter("%m");

    private final List<ExtLogRecord> seen = new CopyOnWriteArrayList<>();

    private LogRecords() {}

    static LogRecords listen() {
        LogRecords records = new LogRecords();
        WORKER.addHandler(records);
        return records;
    }

    /** What the lines that begin so carry. */
    List<Map<String, String>> contextsOf(String message) {
        return seen.stream()
                .filter(line -> MESSAGE.format(line).startsWith(message))
                .map(ExtLogRecord::getMdcCopy)
                .toList();
    }

    /** All lines. */
    List<String> messages() {
        return seen.stream().map(MESSAGE::format).toList();
    }

    @Override
    public void publish(LogRecord record) {
        if (record instanceof ExtLogRecord line) {
            line.copyMdc();
            seen.add(line);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        WORKER.removeHandler(this);
    }
}
