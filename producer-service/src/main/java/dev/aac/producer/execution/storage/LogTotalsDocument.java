package dev.aac.producer.execution.storage;

/** How long a log is, as it is stored. */
public record LogTotalsDocument(long lines, long bytes, boolean truncated) {}
