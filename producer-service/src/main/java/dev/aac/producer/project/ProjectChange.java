package dev.aac.producer.project;

import java.util.List;
import java.util.Map;

/**
 * What a change of a project changes.
 *
 * @param fields that differ, by the names of the API; without secrets
 * @param secretsSet names of secrets that are new or have another value, sorted
 * @param secretsRemoved names of those that go, sorted
 */
record ProjectChange(List<String> fields, List<String> secretsSet, List<String> secretsRemoved) {

    ProjectChange {
        fields = List.copyOf(fields);
        secretsSet = List.copyOf(secretsSet);
        secretsRemoved = List.copyOf(secretsRemoved);
    }

    static ProjectChange between(Project before, Project after) {
        Map<String, ProjectSecret> old = before.secrets().byName();
        Map<String, ProjectSecret> present = after.secrets().byName();
        return new ProjectChange(
                before.settings().differences(after.settings()),
                present.entrySet().stream()
                        .filter(secret -> !secret.getValue().equals(old.get(secret.getKey())))
                        .map(Map.Entry::getKey)
                        .toList(),
                old.keySet().stream().filter(name -> !present.containsKey(name)).toList());
    }

    boolean isNone() {
        return fields.isEmpty() && secretsSet.isEmpty() && secretsRemoved.isEmpty();
    }

    @Override
    public String toString() {
        return "fields=%s secretsSet=%s secretsRemoved=%s"
                .formatted(
                        String.join(",", fields),
                        String.join(",", secretsSet),
                        String.join(",", secretsRemoved));
    }
}
