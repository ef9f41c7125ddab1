package dev.aac.producer.result;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.hashing.Sha256;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one test ended in one attempt.
 *
 * @param suite what the framework calls the group it is in; may be empty
 * @param name within the suite
 * @param duration absent when the framework does not say
 * @param message why it did not pass, at most {@value #MESSAGE_MAX} characters
 * @param flaky passed after it had failed, as the framework itself says
 */
public record TestCase(
        String suite,
        String name,
        TestOutcome outcome,
        @Nullable Duration duration,
        @Nullable String message,
        boolean flaky) {

    /** Longest suite or name, in characters; longer ones are cut off. */
    public static final int NAME_MAX = 1_000;

    /** Longest message, in characters; a longer one is cut off. */
    public static final int MESSAGE_MAX = 4_000;

    public TestCase {
        requireNonNull(suite, "suite is null");
        requireNonNull(name, "name is null");
        requireNonNull(outcome, "outcome is null");
    }

    /** The same for the same suite and name, in every execution: 64 hexadecimal digits. */
    public String key() {
        return Sha256.hex(suite + '\0' + name);
    }
}
