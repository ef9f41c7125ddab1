package dev.aac.worker.result;

import org.jspecify.annotations.Nullable;

/** What came of the reports of one attempt, see {@link dev.aac.contract.fact.ReportFact}. */
public record ReportTotals(
        int files, long bytes, int refused, boolean complete, @Nullable String note) {}
