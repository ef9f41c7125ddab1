package dev.aac.producer.execution;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fills the gaps of an {@link ExecutionWish}.
 *
 * @param env variables, before the requester's own; values may be confidential
 */
record RunDefaults(
        @Nullable ImageReference image,
        @Nullable String command,
        @Nullable String folder,
        @Nullable String baseUrl,
        Map<String, String> env) {

    static final RunDefaults NONE = new RunDefaults(null, null, null, null, Map.of());

    RunDefaults {
        env = Map.copyOf(env);
    }

    /** As a project has them for runs against that environment. */
    static RunDefaults of(Project project, @Nullable String environment) {
        ProjectSettings settings = project.settings();
        return new RunDefaults(
                settings.image(),
                settings.command(),
                settings.folder(),
                settings.targetUrls().of(environment),
                settings.variables());
    }

    /** As they were when this was asked for, as far as it shows them. */
    static RunDefaults asIn(ExecutionRequest request) {
        return new RunDefaults(
                request.image(),
                request.command(),
                request.folder(),
                request.config().baseUrl(),
                request.config().env());
    }

    /** The variables may be confidential. */
    @Override
    public String toString() {
        return "RunDefaults[hidden]";
    }
}
