package dev.aac.producer.execution;

/** Wakes the dispatcher: something waits, or a place got free. Returns at once, from any thread. */
public interface DispatchSignal {

    void wake();
}
