package dev.aac.producer.project;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of a project's secrets, for whoever hands them to a worker and for nobody else. Blocks
 * for one call to the store. Safe for all threads.
 */
@Singleton
public class SecretReading {

    private final Projects projects;
    private final SecretVault vault;

    public SecretReading(Projects projects, SecretVault vault) {
        this.projects = projects;
        this.vault = vault;
    }

    /** How {@link #read} ended. */
    public sealed interface Result {

        /**
         * @param values by name, in the order of names; not logged
         */
        record Opened(Map<String, String> values) implements Result {

            @Override
            public String toString() {
                return "Opened[" + values.size() + " secrets]";
            }
        }

        /**
         * The key is not there any more, or somebody has changed what is stored.
         *
         * @param name of the first such secret
         */
        record Unreadable(String name) implements Result {}
    }

    /** As they are now; a project that is gone has none any more. */
    public Result read(OrganizationScope scope, ProjectId id) {
        return projects.find(scope, id)
                .map(this::opened)
                .orElseGet(() -> new Result.Opened(Map.of()));
    }

    private Result opened(Project project) {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, ProjectSecret> secret : project.secrets().byName().entrySet()) {
            Optional<String> value = vault.open(project, secret.getKey(), secret.getValue());
            if (value.isEmpty()) {
                return new Result.Unreadable(secret.getKey());
            }
            values.put(secret.getKey(), value.get());
        }
        return new Result.Opened(values);
    }
}
