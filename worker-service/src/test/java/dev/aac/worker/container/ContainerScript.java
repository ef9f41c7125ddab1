package dev.aac.worker.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container does: writes, then ends. {@code exits(137).afterLogging("a", "b")}.
 *
 * @param output written first, in order
 */
public record ContainerScript(List<Output> output, Ending ending) {

    public ContainerScript {
        output = List.copyOf(output);
    }

    /** Some bytes in one write. */
    public record Output(LogStream stream, String text) {

        public byte[] bytes() {
            return text.getBytes(UTF_8);
        }
    }

    /** How it ends. */
    public sealed interface Ending {

        /** By itself. */
        record Exits(int code) implements Ending {}

        /** The kernel kills it at its memory limit; code 137. */
        record RunsOutOfMemory() implements Ending {}

        /** Not before a signal: any (code 143 or 137), or only SIGKILL (137). */
        record RunsUntilSignalled(boolean heedsTerm) implements Ending {}

        /** What it would run is not in the image. */
        record CannotStart() implements Ending {}
    }

    /** Ends by itself with this code, silently. */
    public static ContainerScript exits(int code) {
        return new ContainerScript(List.of(), new Ending.Exits(code));
    }

    /** Is killed for its memory. */
    public static ContainerScript runsOutOfMemory() {
        return new ContainerScript(List.of(), new Ending.RunsOutOfMemory());
    }

    /** Runs until SIGTERM or SIGKILL. */
    public static ContainerScript runsUntilStopped() {
        return new ContainerScript(List.of(), new Ending.RunsUntilSignalled(true));
    }

    /** Runs until SIGKILL; SIGTERM does nothing. */
    public static ContainerScript runsUntilKilled() {
        return new ContainerScript(List.of(), new Ending.RunsUntilSignalled(false));
    }

    /** Its image has no shell. */
    public static ContainerScript cannotStart() {
        return new ContainerScript(List.of(), new Ending.CannotStart());
    }

    /** First writes these lines to stdout, after what it writes already. */
    public ContainerScript afterLogging(String... lines) {
        ContainerScript script = this;
        for (String line : lines) {
            script = script.afterWriting(LogStream.STDOUT, line + "\n");
        }
        return script;
    }

    /** First writes this text as it is, after what it writes already. */
    public ContainerScript afterWriting(LogStream stream, String text) {
        List<Output> longer = new ArrayList<>(output);
        longer.add(new Output(stream, text));
        return new ContainerScript(longer, ending);
    }
}
