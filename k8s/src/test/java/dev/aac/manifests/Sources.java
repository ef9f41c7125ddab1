package dev.aac.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where the project's files lie. */
final class Sources {

    static final Path ROOT = Path.of(System.getProperty("aac.root", ".."));
    static final Path KUBERNETES = ROOT.resolve("k8s");

    private static final List<String> FOLDERS = List.of("base", "components", "overlays");

    /** A secret that somebody has made here is not the project's. */
    private static final String SECRETS = "secrets";

    private Sources() {}

    /** Every YAML file of the manifests, templates and kustomizations included. */
    static List<Path> manifests() throws IOException {
        try (Stream<Path> files =
                FOLDERS.stream().map(KUBERNETES::resolve).flatMap(Sources::under)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** Files that every clone has, below this folder. */
    static Stream<Path> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !isSecret(folder.relativize(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSecret(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(name -> name.toString().equals(SECRETS));
    }

    static boolean isKustomization(Path file) {
        return file.endsWith("kustomization.yaml");
    }
}
