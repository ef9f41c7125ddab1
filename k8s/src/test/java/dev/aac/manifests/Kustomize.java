package dev.aac.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tool that puts an overlay together: kustomize, or the one in kubectl, whichever is here. */
record Kustomize(List<String> command) {

    private static final long LIMIT_MINUTES = 5;

    static Optional<Kustomize> find() {
        return onPath("kustomize")
                .map(program -> new Kustomize(List.of(program, "build")))
                .or(
                        () ->
                                onPath("kubectl")
                                        .map(
                                                program ->
                                                        new Kustomize(
                                                                List.of(program, "kustomize"))));
    }

    private static Optional<String> onPath(String program) {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Every object of the overlay in this folder. */
    List<ObjectNode> build(Path overlay) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.add(overlay.toString());
        return Yaml.documents(run(words));
    }

    /** What the program writes, which has to end well. */
    static String run(List<String> words) throws IOException, InterruptedException {
        Path written = Files.createTempFile("output", ".yaml");
        Path complaints = Files.createTempFile("errors", ".txt");
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectOutput(written.toFile())
                            .redirectError(complaints.toFile())
                            .start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(words + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(words + ": " + Files.readString(complaints));
            }
            return Files.readString(written);
        } finally {
            Files.delete(written);
            Files.delete(complaints);
        }
    }
}
