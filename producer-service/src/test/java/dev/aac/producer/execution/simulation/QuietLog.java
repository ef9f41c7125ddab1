package dev.aac.producer.execution.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For a test class: thousands of lost workers are nothing to write about. */
final class QuietLog implements BeforeAllCallback, AfterAllCallback {

    private final Logger logger = Logger.getLogger("dev.aac.producer.execution");
    private @Nullable Level before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = logger.getLevel();
        logger.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logger.setLevel(before);
    }
}
