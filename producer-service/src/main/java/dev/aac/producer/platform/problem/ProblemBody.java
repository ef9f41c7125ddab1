package dev.aac.producer.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.platform.correlation.CorrelationId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A failure as callers see it. Two answers to the same problem differ in nothing but the
 * correlation id. No route names it: the description of the API has it behind every refusal.
 *
 * @param fields what is wrong about which field; left out when empty
 * @param retryAfter in seconds; left out when 0
 * @param limit of the plan, with what is used of it and when counting begins anew; the three are
 *     left out unless the plan's limit was reached
 */
@Schema(name = "ProblemBody")
@JsonPropertyOrder({
    "success",
    "error",
    "message",
    "code",
    "fields",
    "retryAfter",
    "limit",
    "used",
    "reset",
    "correlationId"
})
public record ProblemBody(
        boolean success,
        String error,
        String message,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int retryAfter,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer limit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer used,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant reset,
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
                problem.allowance().map(Problem.Allowance::limit).orElse(null),
                problem.allowance().map(Problem.Allowance::used).orElse(null),
                problem.allowance().map(Problem.Allowance::reset).orElse(null),
                correlation.value());
    }
}
