package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.producer.execution.CiContext;
import org.jspecify.annotations.Nullable;

/** What a pipeline said of itself; the rest is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CiView(
        @Nullable String source,
        @Nullable String repository,
        @Nullable String branch,
        @Nullable Integer prNumber,
        @Nullable String commitSha,
        @Nullable String runUrl) {

    static @Nullable CiView of(@Nullable CiContext ci) {
        return ci == null
                ? null
                : new CiView(
                        ci.source(),
                        ci.repository(),
                        ci.branch(),
                        ci.prNumber(),
                        ci.commitSha(),
                        ci.runUrl());
    }
}
