package dev.aac.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/// A small file of names and values that only this user can read, as a password is among them.
final class PrivateProperties {

    private PrivateProperties() {}

    /// The values in the file, none when it does not exist.
    static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartException(
                        "The file " + file + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return properties;
    }

    /// Writes the file so that a reader finds all of it or the one before.
    static void write(Path file, Properties properties) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path whole =
                    Files.createTempFile(
                            folder,
                            file.getFileName().toString(),
                            ".tmp",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            StringWriter text = new StringWriter();
            properties.store(text, null);
            Files.writeString(whole, text.toString());
            Files.move(
                    whole,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartException(
                    "The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /// Removes the file if it is there.
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be removed", e);
        }
    }
}
