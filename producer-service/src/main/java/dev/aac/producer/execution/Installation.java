package dev.aac.producer.execution;

/** Tells this installation's containers from another's on the same engine. */
public interface Installation {

    /**
     * Made once, the same for all replicas and for ever. Blocks for a call to the store at most;
     * throws when that does not answer.
     */
    String id();
}
