package dev.aac.e2e.harness;

import dev.aac.e2e.client.ExecutionRequest;

/** The small image that {@code ./aac test} makes: a shell and its tools. */
public final class TestImage {

    private TestImage() {}

    public static String name() {
        return Settings.image();
    }

    /** A request to run a command in it. */
    public static ExecutionRequest running(String command) {
        return ExecutionRequest.of(name(), command);
    }
}
