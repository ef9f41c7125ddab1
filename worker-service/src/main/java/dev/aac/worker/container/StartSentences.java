package dev.aac.worker.container;

import dev.aac.worker.container.ContainerEngineException.StartFailed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a container runtime says about a program that it cannot start, in words for a tester. */
public final class StartSentences {

    private static final Pattern RUNTIME_PREFIX =
            Pattern.compile(
                    "^.*(?:OCI runtime create failed|runc create failed): ", Pattern.DOTALL);

    /** {@code exec: "sh": executable file not found in $PATH}, and what a path gives. */
    private static final Pattern NO_PROGRAM =
            Pattern.compile(
                    "exec: \"([^\"]+)\": (?:executable file not found|stat \\S+ no such file)");

    private static final String SHELL = "sh";

    private StartSentences() {}

    /**
     * @param reason the runtime's words
     * @param cause for the worker's own log
     */
    public static StartFailed failure(String reason, @Nullable Throwable cause) {
        if (reason.contains("exec format error")) {
            return new StartFailed("The image is made for another processor.", cause);
        }
        Matcher program = NO_PROGRAM.matcher(reason);
        if (program.find()) {
            return noProgram(program.group(1), cause);
        }
        if (reason.contains("executable file not found")) {
            return new StartFailed("The image does not have the program it is to run.", cause);
        }
        return new StartFailed(
                "The container cannot start: " + RUNTIME_PREFIX.matcher(reason).replaceFirst(""),
                cause);
    }

    /** The image lacks what it is to run: a command's shell, or its own entrypoint. */
    public static StartFailed noProgram(String program, @Nullable Throwable cause) {
        return new StartFailed(
                program.equals(SHELL)
                        ? "The image has no shell (sh), which a command needs."
                        : "The image has no program " + program + ", which it is to run.",
                cause);
    }
}
