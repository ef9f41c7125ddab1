package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.producer.execution.RunConfig;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an execution is run, complete with defaults. */
public record ConfigView(
        @Nullable String environment,
        @Nullable String baseUrl,
        int retryAttempts,
        int timeoutSeconds,
        int queueTimeoutSeconds,
        @Nullable Integer idleTimeoutSeconds,
        @Schema(description = "Left out in lists") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, String> env,
        double cpus,
        int memoryMb,
        @Nullable String reportsPath) {

    static ConfigView whole(RunConfig config) {
        return of(config, new TreeMap<>(config.env()));
    }

    static ConfigView listed(RunConfig config) {
        return of(config, null);
    }

    private static ConfigView of(RunConfig config, @Nullable Map<String, String> env) {
        return new ConfigView(
                config.environment(),
                config.baseUrl(),
                config.retryAttempts(),
                config.timeoutSeconds(),
                config.queueTimeoutSeconds(),
                config.idleTimeoutSeconds(),
                env,
                config.cpus(),
                config.memoryMb(),
                config.reportsPath());
    }

    /** The variables may be confidential. */
    @Override
    public String toString() {
        return "ConfigView[hidden]";
    }
}
