package dev.aac.producer.execution.storage;

import org.jspecify.annotations.Nullable;

/** What a pipeline said of itself, as it is stored. */
public record CiDocument(
        @Nullable String source,
        @Nullable String repository,
        @Nullable String branch,
        @Nullable Integer prNumber,
        @Nullable String commitSha,
        @Nullable String runUrl) {}
