package dev.aac.producer.execution;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline said of itself when it asked for an execution; at least one thing.
 *
 * @param source the system it runs in, such as {@code github-actions}
 * @param prNumber of the pull or merge request, from 1
 * @param runUrl where people see the pipeline's own run; http or https
 */
public record CiContext(
        @Nullable String source,
        @Nullable String repository,
        @Nullable String branch,
        @Nullable Integer prNumber,
        @Nullable String commitSha,
        @Nullable String runUrl) {

    public CiContext {
        if (Stream.of(source, repository, branch, prNumber, commitSha, runUrl)
                .allMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a context without anything is none");
        }
        if (prNumber != null && prNumber < 1) {
            throw new IllegalArgumentException("prNumber is less than 1");
        }
    }
}
