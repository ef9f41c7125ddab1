package dev.aac.producer.execution;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Identifiers nobody can guess: 128 bits of the platform's strong generator. Thread-safe. */
public final class RandomIds {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    public static RunId runId() {
        return new RunId(hex());
    }

    public static FencingToken fencingToken() {
        return new FencingToken(hex());
    }

    /** What tells one installation from another. */
    public static String installation() {
        return hex();
    }

    /** The name of an execution whose requester gave none. */
    public static TaskId taskId() {
        return new TaskId("task-" + hex());
    }

    private static String hex() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
