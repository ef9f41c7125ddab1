package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.project.ProjectId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to have run, with gaps that a project may fill.
 *
 * @param projectId whose defaults are wanted
 * @param config without a base URL and with the requester's own variables only, as far as it goes
 */
public record ExecutionWish(
        @Nullable ProjectId projectId,
        @Nullable ImageReference image,
        @Nullable String command,
        @Nullable String folder,
        List<String> tests,
        RunConfig config,
        @Nullable String groupName) {

    /** When neither the requester nor its project names one. */
    public static final String FOLDER_DEFAULT = "all";

    public ExecutionWish {
        tests = List.copyOf(tests);
        requireNonNull(config, "config is null");
    }

    /** The whole request; empty when nobody names an image. */
    Optional<ExecutionRequest> completedBy(RunDefaults defaults) {
        return Optional.ofNullable(firstOf(image, defaults.image()))
                .map(
                        complete ->
                                new ExecutionRequest(
                                        complete,
                                        firstOf(command, defaults.command()),
                                        folderOr(defaults.folder()),
                                        tests,
                                        config.completedBy(defaults),
                                        groupName,
                                        projectId));
    }

    private String folderOr(@Nullable String other) {
        String named = firstOf(folder, other);
        return named == null ? FOLDER_DEFAULT : named;
    }

    private static <T> @Nullable T firstOf(@Nullable T own, @Nullable T other) {
        return own == null ? other : own;
    }
}
