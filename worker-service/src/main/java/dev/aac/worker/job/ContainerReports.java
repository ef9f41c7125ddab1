package dev.aac.worker.job;

import dev.aac.tracing.Traces;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.report.FileReport;
import dev.aac.worker.report.RunStop;
import dev.aac.worker.result.ReportLimits;
import dev.aac.worker.result.ReportTotals;
import dev.aac.worker.result.ReportUnpacker;
import java.time.Duration;
import org.jboss.logging.Logger;

/// What containers leave as reports, on its way to the producer before they are removed. Whatever
/// happens to it, the run's outcome stays what it is. Safe for all threads.
final class ContainerReports {

    /// Longest time from a container's end until its reports are kept; what is not there by then is
    /// missing, and the end of the run says so.
    static final Duration COLLECT_LIMIT = Duration.ofMinutes(2);

    /// Longest wait for the answer to the last word about them.
    static final Duration LAST_WORD_LIMIT = Duration.ofSeconds(5);

    /// Tells containers where to leave them; the producer sets it.
    static final String FOLDER_VARIABLE = "AAC_REPORTS_DIR";

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final ContainerEngine engine;
    private final ReportLimits limits;

    ContainerReports(ContainerEngine engine, ReportLimits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    /// Takes them out of a container that has ended, until everything is kept or the limit has
    /// passed. A worker that ends does not wait: the run starts anew elsewhere.
    void collect(ContainerId container, Assignment assignment, FileReport files) {
        RunStop stop = assignment.lease().stop();
        String folder = assignment.granted().environment().get(FOLDER_VARIABLE);
        if (folder == null) {
            return;
        }
        try (var _ = stop.interruptedByHandingBack();
                var _ = Traces.step("collect reports")) {
            ReportUnpacker unpacker = new ReportUnpacker(files, limits, assignment.mask());
            collect(container, folder, files, unpacker);
        } catch (InterruptedException _) {
            LOG.info("The reports are left behind: the run is not this worker's to end");
        } catch (RuntimeException e) {
            LOG.error("The reports are lost", e);
        }
    }

    private void collect(
            ContainerId container, String folder, FileReport files, ReportUnpacker unpacker)
            throws InterruptedException {
        Deadline deadline = Deadline.in(COLLECT_LIMIT);
        if (!isThere(container, folder, unpacker, deadline)) {
            return;
        }
        files.awaitKept(deadline.left()).ifPresent(unpacker::breakOff);
        ReportTotals totals = unpacker.totals();
        boolean known = files.finish(totals, LAST_WORD_LIMIT);
        LOG.infof(
                "Reports: %d files with %d bytes, %d refused, %s%s",
                totals.files(),
                totals.bytes(),
                totals.refused(),
                totals.complete() ? "all" : "not all there is",
                known ? "" : ", and the producer may not know");
    }

    /// Whether there was anything, or might have been.
    private boolean isThere(
            ContainerId container, String folder, ReportUnpacker unpacker, Deadline deadline)
            throws InterruptedException {
        try {
            return engine.readFolder(container, folder, unpacker, deadline.left());
        } catch (ContainerEngineException e) {
            LOG.warnf("The reports were not read: %s", e.sentence());
            unpacker.breakOff(e.sentence());
            return true;
        }
    }
}
