package dev.aac.producer.project;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a project, by the names of the variables they become.
 *
 * @param byName in the order of names
 */
public record ProjectSecrets(SortedMap<String, ProjectSecret> byName) {

    public static final ProjectSecrets NONE = new ProjectSecrets(new TreeMap<>());

    public ProjectSecrets {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * The same with some changed.
     *
     * @param changes secrets by name; one that is null goes
     */
    ProjectSecrets with(Map<String, @Nullable ProjectSecret> changes) {
        SortedMap<String, ProjectSecret> changed = new TreeMap<>(byName);
        changes.forEach(
                (name, secret) -> {
                    if (secret == null) {
                        changed.remove(name);
                    } else {
                        changed.put(name, secret);
                    }
                });
        return new ProjectSecrets(changed);
    }

    /** How many bytes all values have. */
    int bytes() {
        return byName.values().stream().mapToInt(secret -> secret.value().textBytes()).sum();
    }

    @Override
    public String toString() {
        return "ProjectSecrets" + names();
    }
}
