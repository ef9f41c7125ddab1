package dev.aac.producer.execution;

/** What an event does to an execution. */
public sealed interface Transition {

    /** It changes: write this, if nobody else wrote meanwhile. */
    record Moved(Execution to) implements Transition {}

    /** Nothing changes; the reason is for the log. */
    record Ignored(String why) implements Transition {}
}
