package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run. Without the environment, which may hold what must not lie in a queue and comes with
 * the {@link ClaimAnswer.Granted granted claim}.
 *
 * @param command run as {@code sh -c command} in place of the image's entrypoint; without it the
 *     image's own entrypoint runs
 * @param tests given to the container one per line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSpec(
        ImageReference image,
        @Nullable String command,
        String folder,
        List<String> tests,
        RunLimits limits) {

    public JobSpec {
        requireNonNull(image, "image is null");
        requireNonNull(folder, "folder is null");
        tests = List.copyOf(tests);
        requireNonNull(limits, "limits is null");
    }
}
