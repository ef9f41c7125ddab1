package dev.aac.worker;

import dev.aac.worker.platform.InvalidSettingException;
import io.quarkus.runtime.QuarkusBindException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operator can put right when the process does not start.
final class StartFailures {

    /// Settings that the framework checks before anything of ours runs, by what its message names.
    private static final Map<String, String> CHECKED_BY_THE_FRAMEWORK =
            Map.of(
                    "aac.worker.network-guard",
                    "AAC_WORKER_NETWORK_GUARD must be enforce or external.",
                    "aac.worker.registry-answer-limit",
                    "AAC_WORKER_REGISTRY_ANSWER_LIMIT must be a duration such as 4S.",
                    "aac.worker.runtime",
                    "WORKER_RUNTIME must be docker or kubernetes.",
                    "quarkus.http.port",
                    "AAC_WORKER_HTTP_PORT must be a port number from 0 to 65535.",
                    "quarkus.log.level",
                    "LOG_LEVEL must be ERROR, WARN, INFO, DEBUG or TRACE.");

    private static final Set<String> LOG_FORMATS = Set.of("", "text", "json");

    private StartFailures() {}

    /// What is wrong with LOG_FORMAT, of which the framework would not say anything.
    ///
    /// @param value null when it is not set
    static Optional<String> logFormat(@Nullable String value) {
        return value == null || LOG_FORMATS.contains(value)
                ? Optional.empty()
                : Optional.of("LOG_FORMAT must be text or json.");
    }

    /// One sentence for the operator; empty when it is not for an operator to put right.
    static Optional<String> sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            Optional<String> sentence = ofOne(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<String> ofOne(Throwable failure) {
        if (failure instanceof InvalidSettingException wrong) {
            return Optional.of(wrong.sentence());
        }
        if (failure instanceof QuarkusBindException) {
            return Optional.of("The health port is taken: set AAC_WORKER_HTTP_PORT to a free one.");
        }
        String message = String.valueOf(failure.getMessage());
        return CHECKED_BY_THE_FRAMEWORK.entrySet().stream()
                .filter(setting -> message.contains(setting.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
