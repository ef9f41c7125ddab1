package dev.aac.producer.execution;

/** What became of an event for one execution. */
public sealed interface ChangeResult {

    /** Written. */
    record Changed(Execution before, Execution after) implements ChangeResult {}

    /** The event means nothing in the present state. */
    record Unchanged(Execution current, String why) implements ChangeResult {}

    /** No such execution in this organization. */
    record Missing() implements ChangeResult {}

    /** The place named by a {@link RunEvent.Sent} is occupied. */
    record SlotTaken() implements ChangeResult {}
}
