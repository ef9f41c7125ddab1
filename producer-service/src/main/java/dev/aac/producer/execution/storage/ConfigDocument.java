package dev.aac.producer.execution.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an execution is run, as it is stored.
 *
 * @param env absent where a list left it out
 */
public record ConfigDocument(
        @Nullable String environment,
        @Nullable String baseUrl,
        int retryAttempts,
        int timeoutSeconds,
        int queueTimeoutSeconds,
        @Nullable Integer idleTimeoutSeconds,
        @Nullable Map<String, String> env,
        double cpus,
        int memoryMb,
        @Nullable String reportsPath) {

    @Override
    public String toString() {
        return "ConfigDocument[timeoutSeconds=" + timeoutSeconds + "]";
    }
}
