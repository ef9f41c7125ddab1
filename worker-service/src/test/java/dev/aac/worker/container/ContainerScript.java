package dev.aac.worker.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container does: writes, then ends. {@code exits(137).afterLogging("a", "b")}.
 *
 * @param output written first, in order
 * @param files written before that, by their path below {@link #FOLDER}; that folder is there when
 *     there are any
 */
public record ContainerScript(List<Output> output, Ending ending, Map<String, String> files) {

    /** Where files are left. */
    public static final String FOLDER = "/tmp/aac-reports";

    public ContainerScript {
        output = List.copyOf(output);
        files = Map.copyOf(files);
    }

    private ContainerScript(Ending ending) {
        this(List.of(), ending, Map.of());
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
        return new ContainerScript(new Ending.Exits(code));
    }

    /** Is killed for its memory. */
    public static ContainerScript runsOutOfMemory() {
        return new ContainerScript(new Ending.RunsOutOfMemory());
    }

    /** Runs until SIGTERM or SIGKILL. */
    public static ContainerScript runsUntilStopped() {
        return new ContainerScript(new Ending.RunsUntilSignalled(true));
    }

    /** Runs until SIGKILL; SIGTERM does nothing. */
    public static ContainerScript runsUntilKilled() {
        return new ContainerScript(new Ending.RunsUntilSignalled(false));
    }

    /** Its image has no shell. */
    public static ContainerScript cannotStart() {
        return new ContainerScript(new Ending.CannotStart());
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
        return new ContainerScript(longer, ending, files);
    }

    /** First writes this file, after what it writes already. */
    public ContainerScript afterLeaving(String path, String text) {
        Map<String, String> more = new HashMap<>(files);
        more.put(path, text);
        return new ContainerScript(output, ending, more);
    }
}
