package dev.aac.producer.result;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what this replica keeps of what runs leave. Safe for all threads. */
@Singleton
public class ReportMetrics {

    private final Counter files;
    private final Counter bytes;
    private final Counter refused;
    private final Counter tests;
    private final Counter swept;
    private final Counter removedFiles;
    private final Counter removedBytes;

    public ReportMetrics(MeterRegistry registry) {
        this.files = registry.counter("aac.reports.files");
        this.bytes = registry.counter("aac.reports.bytes");
        this.refused = registry.counter("aac.reports.refused");
        this.tests = registry.counter("aac.reports.tests");
        this.swept = registry.counter("aac.reports.swept");
        this.removedFiles = registry.counter("aac.reports.removed.files");
        this.removedBytes = registry.counter("aac.reports.removed.bytes");
    }

    /** A file is kept. */
    public void kept(ReportFile file) {
        files.increment();
        bytes.increment((double) file.size());
        tests.increment(file.tests().cases());
    }

    /** A piece was not taken. */
    public void refused() {
        refused.increment();
    }

    /** Files of an execution are gone. */
    public void removed(Reports.Removed gone) {
        removedFiles.increment((double) gone.files());
        removedBytes.increment((double) gone.bytes());
    }

    /** Files that were never finished are gone. */
    public void swept(int removed) {
        swept.increment(removed);
    }
}
