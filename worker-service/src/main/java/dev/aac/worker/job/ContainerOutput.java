package dev.aac.worker.job;

import dev.aac.contract.fact.LogTotals;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.log.BatchSink;
import dev.aac.worker.log.LogCap;
import dev.aac.worker.log.LogPump;
import dev.aac.worker.mask.SecretMask;
import dev.aac.worker.report.RunStop;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What one container writes, on its way to the report. Used by the thread that runs the job.
final class ContainerOutput implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final LogPump pump;
    private @Nullable Attachment attachment;

    ContainerOutput(BatchSink sink, SecretMask mask, LogCap cap, Clock clock) {
        this.pump = LogPump.to(sink, mask, cap, clock);
    }

    void attach(ContainerEngine engine, ContainerId container)
            throws ContainerEngineException, InterruptedException {
        attachment = engine.attach(container, pump);
    }

    /// How long the container has written nothing.
    Duration idle() {
        return pump.idle();
    }

    /// Waits until everything that was written is read and handed to the report, which may be as
    /// slow as the producer.
    ///
    /// @param limit longest wait for the container's last byte; zero when it writes none
    /// @return what was read; marked as truncated when something may be missing
    /// @throws InterruptedException when the run was given up
    LogTotals drain(RunStop stop, Duration limit) throws InterruptedException {
        try (var _ = stop.interruptedByGivingUp()) {
            boolean whole = awaitLastByte(limit);
            LogTotals totals = pump.finish();
            return whole ? totals : incomplete();
        }
    }

    /// What was read so far, marked as truncated.
    LogTotals incomplete() {
        return pump.totals().incomplete();
    }

    private boolean awaitLastByte(Duration limit) throws InterruptedException {
        Attachment attached = attachment;
        if (attached == null || limit.isZero()) {
            close(attached);
            return true;
        }
        try {
            if (attached.awaitEnd(limit)) {
                return true;
            }
            LOG.warn("The end of the container's output did not come in time");
        } catch (ContainerEngineException e) {
            LOG.warnf("The container's output broke off: %s", e.sentence());
        }
        attached.close();
        return false;
    }

    /// Gives up what is not handed over yet. Does not wait.
    @Override
    public void close() {
        close(attachment);
        pump.close();
    }

    private static void close(@Nullable Attachment attached) {
        if (attached != null) {
            attached.close();
        }
    }
}
