package dev.aac.worker.job;

import dev.aac.tracing.Traces;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.report.FileReport;
import dev.aac.worker.report.RunStop;
import dev.aac.worker.report.RunStop.Cause;
import dev.aac.worker.result.ReportLimits;
import dev.aac.worker.result.ReportTotals;
import dev.aac.worker.result.ReportUnpacker;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What containers leave as reports, on its way to the producer. Whatever happens to it, the run's
/// outcome stays what it is. Safe for all threads.
final class ContainerReports {

    /// Longest time from a container's end until its reports are read; what is not read by then is
    /// missing, and the last word about them says so.
    static final Duration READ_LIMIT = Duration.ofMinutes(2);

    /// Likewise when the run is cancelled, from when this worker learnt of that: whoever cancels
    /// wants the container gone, which comes after it.
    static final Duration CANCELLED_READ_LIMIT = ContainerRun.CANCEL_GRACE.plusMillis(500);

    /// The least of it for a container that took all of its grace to end.
    static final Duration CANCELLED_READ_MIN = Duration.ofMillis(200);

    /// Longest wait, after they are read, until the producer has them.
    static final Duration KEEP_LIMIT = Duration.ofMinutes(2);

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

    /// Takes them out of a container that has ended, until everything is read or the limit has
    /// passed; the container is not needed any more then. A worker that ends does not wait: the run
    /// starts anew elsewhere.
    ///
    /// @return what [#keep] is to be asked with; empty when there is nothing to say of them
    Optional<ReportUnpacker> read(ContainerId container, Assignment assignment, FileReport files) {
        String folder = assignment.granted().environment().get(FOLDER_VARIABLE);
        if (folder == null) {
            return Optional.empty();
        }
        RunStop stop = assignment.lease().stop();
        ReportUnpacker unpacker = new ReportUnpacker(files, limits, assignment.mask());
        try (var _ = Traces.step("read reports")) {
            boolean there = isThere(container, folder, unpacker, stop);
            return there ? Optional.of(unpacker) : Optional.empty();
        } catch (InterruptedException _) {
            if (stop.cause().filter(Cause.CANCELLED::equals).isEmpty()) {
                LOG.info("The reports are left behind: the run is not this worker's to end");
                return Optional.empty();
            }
            unpacker.breakOff("The run was cancelled while its reports were read.");
            return Optional.of(unpacker);
        } catch (RuntimeException e) {
            LOG.error("The reports are lost", e);
            return Optional.empty();
        }
    }

    /// Whether there was anything, or might have been.
    private boolean isThere(
            ContainerId container, String folder, ReportUnpacker unpacker, RunStop stop)
            throws InterruptedException {
        boolean cancelled = stop.cause().isPresent();
        try (var _ = cancelled ? stop.interruptedByHandingBack() : stop.interruptedByAny()) {
            return engine.readFolder(
                    container, folder, unpacker, cancelled ? leftOfCancel(stop) : READ_LIMIT);
        } catch (ContainerEngineException e) {
            LOG.warnf("The reports were not read: %s", e.sentence());
            unpacker.breakOff(e.sentence());
            return true;
        }
    }

    private static Duration leftOfCancel(RunStop stop) {
        Duration left = stop.left(CANCELLED_READ_LIMIT);
        return left.compareTo(CANCELLED_READ_MIN) < 0 ? CANCELLED_READ_MIN : left;
    }

    /// Waits until the producer has what was read, or the limit has passed, and says what there
    /// was.
    void keep(ReportUnpacker unpacker, Assignment assignment, FileReport files) {
        try (var _ = assignment.lease().stop().interruptedByHandingBack();
                var _ = Traces.step("keep reports")) {
            files.awaitKept(KEEP_LIMIT).ifPresent(unpacker::breakOff);
            ReportTotals totals = unpacker.totals();
            boolean known = files.finish(totals, LAST_WORD_LIMIT);
            LOG.infof(
                    "Reports: %d files with %d bytes, %d refused, %s%s",
                    totals.files(),
                    totals.bytes(),
                    totals.refused(),
                    totals.complete() ? "all" : "not all there is",
                    known ? "" : ", and the producer may not know");
        } catch (InterruptedException _) {
            LOG.info("The reports are left behind: the run is not this worker's to end");
        } catch (RuntimeException e) {
            LOG.error("The reports are lost", e);
        }
    }
}
