package dev.aac.producer.execution.ingest;

import dev.aac.producer.execution.Execution;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.SecretReading;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a container is given, with the secrets of its project as they are now: a secret that was
 * changed holds for the next attempt, and those of a project that is gone are gone.
 */
@Singleton
class RunEnvironments {

    private final SecretReading secrets;

    RunEnvironments(SecretReading secrets) {
        this.secrets = secrets;
    }

    /** What came of it. */
    sealed interface Result {

        /**
         * @param variables all of them; not logged
         * @param secrets names of those whose values are secrets of the project, sorted
         */
        record Ready(Map<String, String> variables, List<String> secrets) implements Result {

            @Override
            public String toString() {
                return "Ready[%d variables, secrets=%s]".formatted(variables.size(), secrets);
            }
        }

        /** A secret of that name cannot be decrypted. */
        record Unreadable(String secret) implements Result {}
    }

    /** Blocks for at most one call to the store. */
    Result of(OrganizationScope scope, Execution execution) {
        ProjectId project = execution.request().projectId();
        SecretReading.Result read =
                project == null
                        ? new SecretReading.Result.Opened(Map.of())
                        : secrets.read(scope, project);
        return switch (read) {
            case SecretReading.Result.Opened(var values) -> ready(execution, values);
            case SecretReading.Result.Unreadable(var name) -> new Result.Unreadable(name);
        };
    }

    /** What the requester gives in place of a secret is none: it is shown with the execution. */
    private static Result ready(Execution execution, Map<String, String> values) {
        Set<String> own = execution.request().config().env().keySet();
        return new Result.Ready(
                ContainerEnvironment.of(execution, values),
                values.keySet().stream().filter(name -> !own.contains(name)).sorted().toList());
    }
}
