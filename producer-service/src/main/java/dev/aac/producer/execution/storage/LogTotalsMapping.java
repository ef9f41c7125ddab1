package dev.aac.producer.execution.storage;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogGap;
import dev.aac.contract.fact.LogTotals;
import org.jspecify.annotations.Nullable;

/** How long a log is, between domain and store. */
final class LogTotalsMapping {

    private LogTotalsMapping() {}

    static @Nullable LogTotalsDocument toDocument(@Nullable LogTotals totals) {
        if (totals == null) {
            return null;
        }
        LogGap gap = totals.gap();
        LogDigests sha256 = totals.sha256();
        return new LogTotalsDocument(
                totals.lines(),
                totals.bytes(),
                totals.truncated(),
                gap == null ? null : new LogTotalsDocument.Gap(gap.seq(), gap.lines(), gap.bytes()),
                sha256 == null
                        ? null
                        : new LogTotalsDocument.Digests(sha256.stdout(), sha256.stderr()));
    }

    static @Nullable LogTotals toDomain(@Nullable LogTotalsDocument document) {
        if (document == null) {
            return null;
        }
        LogTotalsDocument.Gap gap = document.gap();
        LogTotalsDocument.Digests sha256 = document.sha256();
        return new LogTotals(
                document.lines(),
                document.bytes(),
                document.truncated(),
                gap == null ? null : new LogGap(gap.seq(), gap.lines(), gap.bytes()),
                sha256 == null ? null : new LogDigests(sha256.stdout(), sha256.stderr()));
    }
}
