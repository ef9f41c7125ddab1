package dev.aac.producer.platform.engineio;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a session tells. Thread-safe. */
final class RecordedSession implements EngineListener {

    private final List<String> told = new ArrayList<>();

    @Override
    public void message(String text) {
        tell("message " + text);
    }

    @Override
    public void binary() {
        tell("binary");
    }

    @Override
    public void heard() {
        // Told all the time.
    }

    @Override
    public void failed(EngineFault fault) {
        tell("failed " + fault);
    }

    @Override
    public void closed() {
        tell("closed");
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }

    private synchronized void tell(String what) {
        told.add(what);
    }
}
