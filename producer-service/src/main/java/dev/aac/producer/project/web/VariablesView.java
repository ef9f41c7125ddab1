package dev.aac.producer.project.web;

import dev.aac.producer.project.Project;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables that a project gives to containers.
 *
 * @param variables values by name
 */
public record VariablesView(Map<String, String> variables) {

    static VariablesView of(Project project) {
        return new VariablesView(new TreeMap<>(project.settings().variables()));
    }

    /** The variables may be confidential. */
    @Override
    public String toString() {
        return "VariablesView[hidden]";
    }
}
