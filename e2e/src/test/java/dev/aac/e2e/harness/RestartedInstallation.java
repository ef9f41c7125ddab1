package dev.aac.e2e.harness;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives scenarios that stop and kill processes the same copy, so that each need not start one. What
 * a scenario has left stopped runs again before the next.
 */
public final class RestartedInstallation extends ProvidedInstallation
        implements BeforeEachCallback {

    /** Its worker runs as many at once. */
    public static final int SLOTS = 4;

    /** So long its worker lets runs end when it is told to stop. Shorter than a lease. */
    public static final int DRAIN_SECONDS = 8;

    /** Its runs may write so many mebibytes. */
    public static final int DISK_MB = 128;

    public RestartedInstallation() {
        super("restarted");
    }

    @Override
    AacInstallation made(String name) {
        return AacInstallation.named(
                name,
                Map.of(
                        "WORKER_CONCURRENCY", Integer.toString(SLOTS),
                        "WORKER_DRAIN_SECONDS", Integer.toString(DRAIN_SECONDS),
                        "RUN_DISK_MAX_MB", Integer.toString(DISK_MB),
                        "AAC_SHUTDOWN_DELAY", "3s"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        copy(context).up();
    }
}
