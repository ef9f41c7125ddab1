package dev.aac.producer.project.web;

import dev.aac.producer.project.Project;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The variables and secrets that a project gives to containers.
 *
 * @param variables values by name
 * @param secrets in the order of names
 */
@Schema(name = "VariablesView")
public record VariablesView(Map<String, String> variables, List<SecretView> secrets) {

    static VariablesView of(Project project) {
        return new VariablesView(
                new TreeMap<>(project.settings().variables()),
                project.secrets().byName().entrySet().stream()
                        .map(secret -> SecretView.of(secret.getKey(), secret.getValue()))
                        .toList());
    }

    /** The variables may be confidential. */
    @Override
    public String toString() {
        return "VariablesView[hidden]";
    }
}
