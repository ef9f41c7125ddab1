package dev.aac.producer.execution.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Thousands of lost workers are nothing to write about. */
final class QuietLog {

    private final Logger logger = Logger.getLogger("dev.aac.producer.execution");
    private @Nullable Level before;

    void off() {
        before = logger.getLevel();
        logger.setLevel(Level.OFF);
    }

    void on() {
        logger.setLevel(before);
    }
}
