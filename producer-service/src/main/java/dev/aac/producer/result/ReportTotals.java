package dev.aac.producer.result;

import org.jspecify.annotations.Nullable;

/**
 * What came of the reports of one attempt, as its worker says; without it not everything came.
 *
 * @param attempt from 1
 * @param files that were kept
 * @param bytes of these
 * @param refused entries that were found and not kept
 * @param complete whether all was read and kept that was not refused
 * @param note a sentence for a person, where there is something to say
 */
public record ReportTotals(
        int attempt, int files, long bytes, int refused, boolean complete, @Nullable String note) {}
