package dev.aac.producer.project.web;

import static dev.aac.producer.platform.fields.FieldLimits.ENV_MAX;

import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which variables are to be changed, as it came. */
@Schema(name = "VariablesRequest")
public record VariablesRequest(
        @Schema(
                        required = true,
                        description =
                                "Values by name; null removes a variable, those not named stay."
                                        + " Names must not begin with AAC_")
                @Nullable Map<String, @Nullable String> variables) {

    private static final String FIELD = "variables";

    /**
     * @throws ProblemException that names every field that is wrong
     */
    UnaryOperator<ProjectSettings> toChange() {
        if (variables == null || variables.isEmpty()) {
            throw new ProblemException(new Problem.MissingFields(List.of(FIELD)));
        }
        Map<String, @Nullable String> wanted = new TreeMap<>(variables);
        Map<String, @Nullable String> given = new TreeMap<>(wanted);
        given.values().removeIf(Objects::isNull);
        Findings findings = new Findings();
        findings.require(wanted.size() <= 2 * ENV_MAX, FIELD, "must be at most " + 2 * ENV_MAX);
        new FieldRules(findings).variables(FIELD, given);
        findings.throwIfAny();
        return present -> changed(present, wanted);
    }

    private static ProjectSettings changed(
            ProjectSettings present, Map<String, @Nullable String> wanted) {
        ProjectSettings changed = present.withVariables(wanted);
        if (changed.variables().size() > ENV_MAX) {
            throw new ProblemException(
                    Problem.InvalidRequest.field(
                            FIELD, "must be at most " + ENV_MAX + ", with those there are"));
        }
        return changed;
    }

    /** The variables may be confidential. */
    @Override
    public String toString() {
        return "VariablesRequest[hidden]";
    }
}
