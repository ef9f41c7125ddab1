package dev.aac.e2e.harness;

/** What the services stand on and that the tests can take away: a store, a broker, or both. */
public interface Backing extends AutoCloseable {

    /** For people. */
    String name();

    /** Starts it where it was before, with what it had acknowledged; returns when it is ready. */
    void start();

    /** SIGKILL, as when its machine dies. Returns when it is gone. */
    void kill();

    @Override
    void close();
}
