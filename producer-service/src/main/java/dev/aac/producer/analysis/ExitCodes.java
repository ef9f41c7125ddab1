package dev.aac.producer.analysis;

import java.util.List;

/** What an exit code says by itself, by the conventions of shells and of Linux. */
final class ExitCodes {

    private static final int TIMED_OUT = 124;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALS = 128;
    private static final int SIGNAL_LAST = 64;
    private static final double SURE = 0.5;
    private static final double UNSURE = 0.1;

    private ExitCodes() {}

    private record Signal(String name, String sentence, String nextStep) {}

    /** Whether the code says more than that something failed. */
    static boolean isTelling(int code) {
        return code == TIMED_OUT || code == NOT_EXECUTABLE || code == NOT_FOUND || isSignal(code);
    }

    private static boolean isSignal(int code) {
        return code > SIGNALS && code <= SIGNALS + SIGNAL_LAST;
    }

    /**
     * @param last the end of the log
     */
    static Finding finding(int code, List<Evidence> last) {
        if (isSignal(code)) {
            return ofSignal(code, last);
        }
        return switch (code) {
            case TIMED_OUT ->
                    new Finding(
                            Category.TIMEOUT,
                            "A command was ended by timeout(1) (exit code 124).",
                            last,
                            SURE,
                            "See what the command waited for, or give it more time.");
            case NOT_EXECUTABLE ->
                    new Finding(
                            Category.PERMISSION,
                            "A command was found but may not be executed (exit code 126).",
                            last,
                            SURE,
                            "Give the file its execute bit, or run it with its interpreter.");
            case NOT_FOUND ->
                    new Finding(
                            Category.MISSING,
                            "A command was not found (exit code 127).",
                            last,
                            SURE,
                            "Add the command to the image, or correct its name or PATH.");
            default ->
                    new Finding(
                            Category.UNKNOWN,
                            "The process ended with exit code %d, and no line says why."
                                    .formatted(code),
                            last,
                            UNSURE,
                            "Look at the end of the log; let the tests say what failed.");
        };
    }

    private static Finding ofSignal(int code, List<Evidence> last) {
        Signal signal = signal(code - SIGNALS);
        return new Finding(
                Category.EXIT_CODE,
                "The process was ended by %s (exit code %d): %s."
                        .formatted(signal.name(), code, signal.sentence()),
                last,
                SURE,
                signal.nextStep());
    }

    private static Signal signal(int number) {
        return switch (number) {
            case 4 -> new Signal("SIGILL", "an illegal instruction", "Check the image's platform.");
            case 6 ->
                    new Signal(
                            "SIGABRT",
                            "it gave itself up",
                            "Look for an abort or a failed assertion of the runtime in the log.");
            case 9 ->
                    new Signal(
                            "SIGKILL",
                            "often because memory ran out",
                            "Give the run more memory, or see who kills the process.");
            case 11 ->
                    new Signal(
                            "SIGSEGV",
                            "native code touched memory that is not its own",
                            "Look for a native library or a browser that crashes.");
            case 13 -> new Signal("SIGPIPE", "its reader was gone", "See who closed the pipe.");
            case 15 ->
                    new Signal(
                            "SIGTERM", "somebody asked it to stop", "See who stops the process.");
            default ->
                    new Signal("signal " + number, "it did not end by itself", "See who sent it.");
        };
    }
}
