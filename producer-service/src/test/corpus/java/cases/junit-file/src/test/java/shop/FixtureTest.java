package shop;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FixtureTest {
    static String fixture(String name) {
        try {
            return Files.readString(Path.of("fixtures", name));
        } catch (IOException failure) {
            throw new UncheckedIOException("no fixture", failure);
        }
    }

    @Test
    void countries() {
        assertFalse(fixture("countries.csv").isEmpty());
    }
}
