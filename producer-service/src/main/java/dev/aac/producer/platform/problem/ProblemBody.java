package dev.aac.producer.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.platform.correlation.CorrelationId;
import java.util.Map;
import java.util.TreeMap;

/**
 * A failure as callers see it. Two answers to the same problem differ in nothing but the
 * correlation id.
 *
 * @param fields what is wrong about which field; left out when empty
 * @param retryAfter in seconds; left out when 0
 */
@JsonPropertyOrder({"success", "error", "message", "code", "fields", "retryAfter", "correlationId"})
public record ProblemBody(
        boolean success,
        String error,
        String message,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int retryAfter,
        String correlationId) {

    public ProblemBody {
        fields = new TreeMap<>(fields);
    }

    /** The answer to a problem. */
    public static ProblemBody of(Problem problem, CorrelationId correlation) {
        Problem.Wording wording = problem.wording();
        return new ProblemBody(
                false,
                wording.title(),
                wording.message(),
                wording.code(),
                problem.fields(),
                problem.retryAfterSeconds(),
                correlation.value());
    }
}
