package dev.aac.producer.platform.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The letters that a {@link MailServer} took, in files: a test and the resource that runs its
 * server do not share their classes.
 */
public record MailFolder(Path path) {

    private static final String ENDING = ".eml";
    private static final String REFUSAL = "refusal";

    /**
     * A letter as it came.
     *
     * @param source with all its headers
     */
    public record Taken(String from, String to, String source) {}

    /** Of any address. */
    public List<Taken> taken() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(MailFolder::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letter to that address. */
    public Optional<Taken> takenFor(String address) {
        return taken().stream().filter(letter -> letter.to().equals(address)).findFirst();
    }

    /** From now on each letter is refused with these words. */
    public void refuse(String words) {
        write(path.resolve(REFUSAL), words);
    }

    public void takeAgain() {
        try {
            Files.deleteIfExists(path.resolve(REFUSAL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> refusal() {
        Path file = path.resolve(REFUSAL);
        return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
    }

    /** A reader sees the whole letter or none of it. */
    void keep(Taken letter) {
        String name = UUID.randomUUID().toString();
        Path unfinished = path.resolve(name);
        write(unfinished, letter.from() + "\n" + letter.to() + "\n" + letter.source());
        try {
            Files.move(unfinished, path.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Taken read(Path file) {
        String[] parts = text(file).split("\n", 3);
        return new Taken(parts[0], parts[1], parts[2]);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
