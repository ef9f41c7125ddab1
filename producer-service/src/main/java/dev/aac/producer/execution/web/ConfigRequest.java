package dev.aac.producer.execution.web;

import static dev.aac.producer.execution.web.RequestLimits.CPUS_DEFAULT;
import static dev.aac.producer.execution.web.RequestLimits.CPUS_MAX;
import static dev.aac.producer.execution.web.RequestLimits.CPUS_MIN;
import static dev.aac.producer.execution.web.RequestLimits.MEMORY_MB_DEFAULT;
import static dev.aac.producer.execution.web.RequestLimits.MEMORY_MB_MAX;
import static dev.aac.producer.execution.web.RequestLimits.MEMORY_MB_MIN;
import static dev.aac.producer.execution.web.RequestLimits.QUEUE_TIMEOUT_SECONDS_DEFAULT;
import static dev.aac.producer.execution.web.RequestLimits.QUEUE_TIMEOUT_SECONDS_MAX;
import static dev.aac.producer.execution.web.RequestLimits.RETRY_ATTEMPTS_MAX;
import static dev.aac.producer.execution.web.RequestLimits.TIMEOUT_SECONDS_DEFAULT;
import static dev.aac.producer.execution.web.RequestLimits.TIMEOUT_SECONDS_MAX;
import static java.util.Objects.requireNonNullElse;

import dev.aac.producer.execution.RunConfig;
import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.limits.DisplayText;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How to run it, as far as the request says; the rest has defaults. */
@Schema(name = "ConfigRequest")
public record ConfigRequest(
        @Schema(description = "Name of the environment under test") @Nullable String environment,
        @Schema(description = "http or https; the container's BASE_URL") @Nullable String baseUrl,
        @Schema(minimum = "0", maximum = "" + RETRY_ATTEMPTS_MAX, defaultValue = "0")
                @Nullable Integer retryAttempts,
        @Schema(
                        minimum = "1",
                        maximum = "" + TIMEOUT_SECONDS_MAX,
                        defaultValue = "" + TIMEOUT_SECONDS_DEFAULT,
                        description = "Per attempt, from the container's start")
                @Nullable Integer timeoutSeconds,
        @Schema(
                        minimum = "1",
                        maximum = "" + QUEUE_TIMEOUT_SECONDS_MAX,
                        defaultValue = "" + QUEUE_TIMEOUT_SECONDS_DEFAULT,
                        description = "Longest wait for a worker")
                @Nullable Integer queueTimeoutSeconds,
        @Schema(
                        minimum = "1",
                        maximum = "" + TIMEOUT_SECONDS_MAX,
                        description = "Longest time without output; no such limit if absent")
                @Nullable Integer idleTimeoutSeconds,
        @Schema(description = "Variables of the container; names must not begin with AAC_")
                @Nullable Map<String, @Nullable String> env,
        @Schema(minimum = "" + CPUS_MIN, maximum = "" + CPUS_MAX, defaultValue = "" + CPUS_DEFAULT)
                @Nullable Double cpus,
        @Schema(
                        minimum = "" + MEMORY_MB_MIN,
                        maximum = "" + MEMORY_MB_MAX,
                        defaultValue = "" + MEMORY_MB_DEFAULT,
                        description = "Mebibytes")
                @Nullable Integer memoryMb,
        @Schema(description = "Where the container leaves its reports; absolute")
                @Nullable String reportsPath) {

    static final ConfigRequest NONE =
            new ConfigRequest(null, null, null, null, null, null, null, null, null, null);

    void check(Findings findings) {
        FieldRules rules = new FieldRules(findings);
        rules.displayText("config.environment", Texts.orNull(environment));
        rules.url("config.baseUrl", Texts.orNull(baseUrl));
        rules.cleanPath("config.reportsPath", Texts.orNull(reportsPath));
        rules.within("config.retryAttempts", retryAttempts, 0, RETRY_ATTEMPTS_MAX);
        rules.within("config.timeoutSeconds", timeoutSeconds, 1, TIMEOUT_SECONDS_MAX);
        rules.within(
                "config.queueTimeoutSeconds", queueTimeoutSeconds, 1, QUEUE_TIMEOUT_SECONDS_MAX);
        rules.within("config.idleTimeoutSeconds", idleTimeoutSeconds, 1, TIMEOUT_SECONDS_MAX);
        rules.within("config.memoryMb", memoryMb, MEMORY_MB_MIN, MEMORY_MB_MAX);
        rules.within("config.cpus", cpus, CPUS_MIN, CPUS_MAX);
        rules.variables("config.env", givenEnv());
    }

    /** Call it after {@link #check} found nothing. */
    RunConfig toConfig() {
        String name = Texts.orNull(environment);
        return new RunConfig(
                name == null ? null : DisplayText.clean(name),
                Texts.orNull(baseUrl),
                requireNonNullElse(retryAttempts, 0),
                requireNonNullElse(timeoutSeconds, TIMEOUT_SECONDS_DEFAULT),
                requireNonNullElse(queueTimeoutSeconds, QUEUE_TIMEOUT_SECONDS_DEFAULT),
                idleTimeoutSeconds,
                checkedEnv(),
                requireNonNullElse(cpus, CPUS_DEFAULT),
                requireNonNullElse(memoryMb, MEMORY_MB_DEFAULT),
                Texts.orNull(reportsPath));
    }

    private Map<String, @Nullable String> givenEnv() {
        return env == null ? Map.of() : env;
    }

    private Map<String, String> checkedEnv() {
        Map<String, String> checked = new TreeMap<>();
        givenEnv()
                .forEach(
                        (name, value) -> {
                            if (value != null) {
                                checked.put(name, value);
                            }
                        });
        return checked;
    }

    /** The variables may be confidential. */
    @Override
    public String toString() {
        return "ConfigRequest[hidden]";
    }
}
