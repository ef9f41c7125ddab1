package dev.aac.producer.project;

import static dev.aac.producer.platform.fields.FieldLimits.ENV_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.SECRETS_BYTES_MAX;

import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a project's variables and secrets, all of it at once or nothing.
 *
 * @param variables values by name; one that is null goes
 * @param secrets likewise; never logged
 */
public record EnvironmentChange(
        Map<String, @Nullable String> variables, Map<String, @Nullable String> secrets) {

    public EnvironmentChange {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }

    public static EnvironmentChange of(
            Map<String, @Nullable String> variables, Map<String, @Nullable String> secrets) {
        return new EnvironmentChange(variables, secrets);
    }

    /**
     * The project with it.
     *
     * @param sealed these secrets, sealed
     * @throws ProblemException that names what does not fit to what there is
     */
    Project appliedTo(Project present, Map<String, @Nullable ProjectSecret> sealed) {
        Project changed =
                present.with(
                        present.settings().withVariables(variables),
                        present.secrets().with(sealed));
        check(changed);
        return changed;
    }

    private void check(Project changed) {
        Map<String, String> variablesNow = changed.settings().variables();
        ProjectSecrets secretsNow = changed.secrets();
        Findings findings = new Findings();
        for (String name : secretsNow.names()) {
            if (variablesNow.containsKey(name)) {
                findings.wrong(
                        (secrets.containsKey(name) ? "secrets." : "variables.") + name,
                        "cannot be a variable and a secret: remove the other one in the same"
                                + " request");
            }
        }
        findings.require(
                variablesNow.size() + secretsNow.names().size() <= ENV_MAX,
                secrets.isEmpty() ? "variables" : "secrets",
                "must be at most " + ENV_MAX + ", with the variables and secrets there are");
        findings.require(
                secrets.isEmpty() || secretsNow.bytes() <= SECRETS_BYTES_MAX,
                "secrets",
                "must have at most " + SECRETS_BYTES_MAX + " bytes, with those there are");
        findings.throwIfAny();
    }

    /** Values may be confidential. */
    @Override
    public String toString() {
        return "EnvironmentChange[hidden]";
    }
}
