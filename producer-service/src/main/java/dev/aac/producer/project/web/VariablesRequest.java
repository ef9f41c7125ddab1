package dev.aac.producer.project.web;

import static dev.aac.producer.platform.fields.FieldLimits.ENV_MAX;

import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.EnvironmentChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which variables and secrets are to be changed, as it came. */
@Schema(name = "VariablesRequest", description = "At least one variable or secret")
public record VariablesRequest(
        @Schema(
                        description =
                                "Values by name; null removes a variable, those not named stay."
                                        + " Names must not begin with AAC_")
                @Nullable Map<String, @Nullable String> variables,
        @Schema(
                        description =
                                "Likewise, but no answer ever shows the values, and those of 6 and"
                                        + " more characters are masked in logs")
                @Nullable Map<String, @Nullable String> secrets) {

    private static final String VARIABLES = "variables";
    private static final String SECRETS = "secrets";

    /**
     * @throws ProblemException that names every field that is wrong
     */
    EnvironmentChange toChange() {
        Map<String, @Nullable String> wantedVariables = variables == null ? Map.of() : variables;
        Map<String, @Nullable String> wantedSecrets = secrets == null ? Map.of() : secrets;
        if (wantedVariables.isEmpty() && wantedSecrets.isEmpty()) {
            throw new ProblemException(new Problem.MissingFields(List.of(VARIABLES, SECRETS)));
        }
        Findings findings = new Findings();
        check(findings, VARIABLES, wantedVariables);
        check(findings, SECRETS, wantedSecrets);
        findings.throwIfAny();
        return EnvironmentChange.of(wantedVariables, wantedSecrets);
    }

    private static void check(
            Findings findings, String field, Map<String, @Nullable String> wanted) {
        Map<String, @Nullable String> given = new TreeMap<>(wanted);
        given.values().removeIf(Objects::isNull);
        findings.require(wanted.size() <= 2 * ENV_MAX, field, "must be at most " + 2 * ENV_MAX);
        new FieldRules(findings).variables(field, given);
    }

    /** Values may be confidential. */
    @Override
    public String toString() {
        return "VariablesRequest[hidden]";
    }
}
