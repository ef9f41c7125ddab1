package dev.aac.e2e.harness;

import java.util.Map;

/**
 * Gives scenarios that break nothing the same running copy, with four slots. Each scenario signs up
 * organizations of its own.
 */
public final class SharedInstallation extends ProvidedInstallation {

    public SharedInstallation() {
        super("shared");
    }

    @Override
    AacInstallation made(String name) {
        return AacInstallation.named(name, Map.of("WORKER_CONCURRENCY", "4")).up();
    }
}
