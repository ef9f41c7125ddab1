package dev.aac.worker.container;

import dev.aac.contract.fact.LogStream;

/** Takes what a container writes. */
@FunctionalInterface
public interface FrameSink {

    /**
     * Called by one thread at a time, in the order of the bytes. A frame ends anywhere: in a line,
     * in a character. May block: nothing further is read from the container meanwhile.
     *
     * @param bytes the sink's to keep; never empty
     * @throws InterruptedException when the attachment was closed while this call blocked
     */
    void accept(LogStream stream, byte[] bytes) throws InterruptedException;
}
