package dev.aac.e2e.harness;

import java.nio.file.Path;
import java.util.Optional;

/** What {@code ./aac test} tells the scenarios. */
final class Settings {

    private Settings() {}

    /** The clone. */
    static Path root() {
        return Path.of(required("aac.root")).toAbsolutePath();
    }

    /** Where this run's copies live. Several runs go on side by side. */
    static Path out() {
        return root().resolve("e2e/target").resolve(required("aac.e2e.out"));
    }

    /** An image with a shell. */
    static String image() {
        return required("aac.e2e.image");
    }

    /**
     * A broker to use instead of the embedded one: an AMQP URL that ends before the virtual host.
     */
    static Optional<String> broker() {
        return Optional.ofNullable(System.getProperty("aac.e2e.broker"))
                .filter(url -> !url.isEmpty());
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(
                    "system property " + name + " is not set: run the scenarios with ./aac test");
        }
        return value;
    }
}
