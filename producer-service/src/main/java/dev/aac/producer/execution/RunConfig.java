package dev.aac.producer.execution;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to run it, complete with defaults.
 *
 * @param environment name of the environment under test, for people and filters
 * @param retryAttempts how often a failed attempt is repeated, 0 to 5
 * @param timeoutSeconds per attempt, from the container's start
 * @param queueTimeoutSeconds longest wait for a worker, before the first start and after each
 *     attempt that ran
 * @param idleTimeoutSeconds longest time without output; absent means no such limit
 * @param env its project's variables and the requester's, which win; values may be confidential and
 *     are never logged
 * @param cpus CPU cores
 * @param memoryMb mebibytes
 * @param reportsPath where the container leaves its reports; absent means the default
 */
public record RunConfig(
        @Nullable String environment,
        @Nullable String baseUrl,
        int retryAttempts,
        int timeoutSeconds,
        int queueTimeoutSeconds,
        @Nullable Integer idleTimeoutSeconds,
        Map<String, String> env,
        double cpus,
        int memoryMb,
        @Nullable String reportsPath) {

    public RunConfig {
        env = Map.copyOf(env);
    }

    /** The same with what it leaves open; its own variables win. */
    RunConfig completedBy(RunDefaults defaults) {
        Map<String, String> all = new HashMap<>(defaults.env());
        all.putAll(env);
        return new RunConfig(
                environment,
                baseUrl == null ? defaults.baseUrl() : baseUrl,
                retryAttempts,
                timeoutSeconds,
                queueTimeoutSeconds,
                idleTimeoutSeconds,
                all,
                cpus,
                memoryMb,
                reportsPath);
    }

    @Override
    public String toString() {
        return "RunConfig[timeoutSeconds=%d, retryAttempts=%d, env=%d variables]"
                .formatted(timeoutSeconds, retryAttempts, env.size());
    }
}
