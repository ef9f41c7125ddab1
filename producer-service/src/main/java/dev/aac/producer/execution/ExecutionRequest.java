package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.project.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to have run, complete with defaults; it never changes.
 *
 * @param projectId whose defaults it was completed with; the project may be gone since
 */
public record ExecutionRequest(
        ImageReference image,
        @Nullable String command,
        String folder,
        List<String> tests,
        RunConfig config,
        @Nullable String groupName,
        @Nullable ProjectId projectId) {

    public ExecutionRequest {
        requireNonNull(image, "image is null");
        requireNonNull(folder, "folder is null");
        tests = List.copyOf(tests);
        requireNonNull(config, "config is null");
    }

    /** The same for other tests. */
    ExecutionRequest withTests(List<String> others) {
        return new ExecutionRequest(image, command, folder, others, config, groupName, projectId);
    }
}
