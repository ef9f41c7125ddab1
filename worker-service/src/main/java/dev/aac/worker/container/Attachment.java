package dev.aac.worker.container;

import java.time.Duration;

/** The connection between a container's output and a {@link FrameSink}. */
public interface Attachment extends AutoCloseable {

    /**
     * Waits until the sink has taken the container's last byte. That comes shortly after the
     * container's end, or as late as the sink, or the engine's return, allows. For a caller that
     * knows of the end, or waits for it no longer.
     *
     * @return false when the limit has passed before
     * @throws ContainerEngineException.EngineFailed when output may be missing: the engine did not
     *     come back, or could not keep it
     * @throws IllegalStateException when the sink threw, with what it threw as cause
     */
    boolean awaitEnd(Duration limit) throws ContainerEngineException, InterruptedException;

    /**
     * Reads no more and interrupts a sink that blocks. Output after this is lost. Idempotent, does
     * not wait, never throws.
     */
    @Override
    void close();
}
