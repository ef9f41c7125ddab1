package dev.aac.e2e.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged migrations. They reach the store through a proxy, as whoever kills them wants. */
public final class MigrationProgram implements AutoCloseable {

    /** What a new organization's admin gets. */
    public static final String ADMIN_PASSWORD = "Correct-Horse-7";

    private static final int KILLED = 128 + 9;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final FaultProxy proxy;

    /**
     * Runs nothing yet.
     *
     * @param store which holds the databases
     */
    public MigrationProgram(EmbeddedServices store) {
        this.proxy = ClusterNode.proxyTo(store.mongoPort());
    }

    /** Runs it to its end. */
    public Command.Result run(OriginalDatabase database, String... words) {
        proxy.pass();
        return command(database, words).run(LIMIT);
    }

    /**
     * Runs {@code up}, and ends it with SIGKILL when it goes on after so many bytes.
     *
     * @return what it said, or nothing when it was killed
     */
    public Optional<String> upUnlessKilled(OriginalDatabase database, long bytes)
            throws InterruptedException {
        Path output = Settings.out().resolve(database.name() + "-migration.log");
        proxy.pass();
        Process process = command(database, "up").start(output);
        proxy.swallowAfter(bytes, process::destroyForcibly);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the migration did not end, see " + output);
        }
        int status = process.exitValue();
        return status == KILLED
                ? Optional.empty()
                : Optional.of(new Command.Result(status, ClusterNode.text(output)).orThrow());
    }

    /** How many bytes it has exchanged with the store, in all its runs. */
    public long bytesExchanged() {
        return proxy.bytesPassed();
    }

    /** With little memory: what it takes must not grow with what it migrates. */
    private Command command(OriginalDatabase database, String... words) {
        Stream<String> java =
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Settings.root().resolve("migrations/target/migrations.jar").toString());
        List<String> all = Stream.concat(java, Stream.of(words)).toList();
        Map<String, String> environment =
                Map.of(
                        "MONGODB_URI",
                        "mongodb://127.0.0.1:%d/%s".formatted(proxy.port(), database.name()),
                        "MIGRATION_ORGANIZATION",
                        "",
                        "DEFAULT_ADMIN_PASSWORD",
                        ADMIN_PASSWORD,
                        "PASSWORD_SALT_ROUNDS",
                        "4");
        return new Command(all, environment, Settings.root());
    }

    @Override
    public void close() {
        proxy.close();
    }
}
