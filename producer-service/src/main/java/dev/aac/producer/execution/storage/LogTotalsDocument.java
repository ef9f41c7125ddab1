package dev.aac.producer.execution.storage;

import org.jspecify.annotations.Nullable;

/**
 * How long a log is, as it is stored.
 *
 * @param gap absent where nothing is missing, and where an older producer wrote it
 * @param sha256 likewise, and where there are none
 */
public record LogTotalsDocument(
        long lines, long bytes, boolean truncated, @Nullable Gap gap, @Nullable Digests sha256) {

    /** What is missing. */
    public record Gap(long seq, long lines, long bytes) {}

    /** Of each stream that was written to. */
    public record Digests(@Nullable String stdout, @Nullable String stderr) {}
}
