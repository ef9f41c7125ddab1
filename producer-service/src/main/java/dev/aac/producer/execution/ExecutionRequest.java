package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asked to have run, complete with defaults; it never changes. */
public record ExecutionRequest(
        ImageReference image,
        @Nullable String command,
        String folder,
        List<String> tests,
        RunConfig config,
        @Nullable String groupName) {

    public ExecutionRequest {
        requireNonNull(image, "image is null");
        requireNonNull(folder, "folder is null");
        tests = List.copyOf(tests);
        requireNonNull(config, "config is null");
    }
}
