package dev.aac.embedded;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// The log of the process: warnings and worse, one line each, on standard error.
final class ProcessLog {

    private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";
    private static final String ONE_LINE = "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";

    /// It logs whole commands, with whatever secrets are in them, when one is refused.
    private static final List<String> INDISCREET = List.of("de.bwaldvogel.mongo.wire");

    /// Kept, as a logger nobody holds loses its level.
    private static final List<Logger> SILENCED =
            INDISCREET.stream().map(Logger::getLogger).toList();

    private ProcessLog() {}

    static void configure() {
        if (System.getProperty(FORMAT_PROPERTY) == null) {
            System.setProperty(FORMAT_PROPERTY, ONE_LINE);
        }
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
