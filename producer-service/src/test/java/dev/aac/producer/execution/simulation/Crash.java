package dev.aac.producer.execution.simulation;

/** A process dies in the middle of what it does; only {@link Node} catches it. */
final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process dies here", null, false, false);
    }
}
