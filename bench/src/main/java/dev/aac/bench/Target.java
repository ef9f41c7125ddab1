package dev.aac.bench;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param storePid of the store's process, or {@link ProcessCost#ELSEWHERE}
 * @param slots how many runs its worker takes at once
 * @param image an image on the engine that has {@code sh} and {@code true}
 * @param socketIoServer folder of the comparison server; null when there is no Node to run it
 */
record Target(
        String producerUrl,
        String mongoUri,
        String amqpUrl,
        long producerPid,
        long storePid,
        int slots,
        String image,
        Path root,
        @Nullable Path socketIoServer) {

    static Target fromProperties() {
        return new Target(
                property("producerUrl"),
                property("mongoUri"),
                property("amqpUrl"),
                Long.parseLong(property("producerPid")),
                Long.parseLong(property("storePid")),
                Integer.parseInt(property("slots")),
                property("image"),
                Path.of(property("root")),
                property("socketIoServer").isEmpty() ? null : Path.of(property("socketIoServer")));
    }

    private static String property(String name) {
        String key = "aac.bench." + name;
        return requireNonNull(System.getProperty(key), key + " is not set");
    }
}
