package dev.aac.producer.platform.engineio;

/**
 * What uses a session. Called by many threads, which must not be kept waiting; messages come one
 * after another, in the order in which the client sent them.
 */
public interface EngineListener {

    /** A message of the client. */
    void message(String text);

    /** A message of bytes, which is dropped. */
    void binary();

    /** A sign of life of the client. */
    void heard();

    /** The session cannot go on; it closes itself after this unless the listener does. */
    void failed(EngineFault fault);

    /** The session is over; nothing comes after this. */
    void closed();
}
