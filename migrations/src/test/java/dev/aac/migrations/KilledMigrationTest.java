package dev.aac.migrations;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.migrations.TestStore.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that migrates is killed at random points, again and again, and ends in the same state
 * as one that is not. {@code -Daac.migrations.documents=200000} is the long size.
 */
class KilledMigrationTest {

    private static final int DOCUMENTS = Integer.getInteger("aac.migrations.documents", 1_000);
    private static final long SEED = Long.getLong("aac.migrations.seed", 20_261_127L);
    private static final int KILLS = 20;
    private static final int SIGKILL_STATUS = 128 + 9;
    private static final long MINUTES_MAX = 30;

    @TempDir Path folder;

    /** What a run that nobody disturbs leaves, and how many bytes it exchanges with its store. */
    private record Undisturbed(String executions, String chunks, String originals, long bytes) {}

    @Test
    void killedMigrationEndsAsOneThatIsNot() throws Exception {
        Undisturbed undisturbed = undisturbed();
        Random random = new Random(SEED);
        int kills = 0;
        while (kills < KILLS) {
            try (TestStore store = new TestStore();
                    KillingProxy proxy = new KillingProxy(store.port())) {
                OriginalSamples.insert(store.executions(), DOCUMENTS);
                while (killed(proxy, allowed(random, kills, undisturbed.bytes()))) {
                    kills++;
                    letTheLockOfTheDeadPass(store);
                }
                assertSame(store, undisturbed);
            }
        }
        System.out.printf("%,d documents, killed %d times, seed %d%n", DOCUMENTS, kills, SEED);
    }

    /** Some hundredths of the whole; everything once it was killed often enough. */
    private static long allowed(Random random, int kills, long bytes) {
        return kills < KILLS ? bytes / 20 + random.nextLong(bytes / 10) : Long.MAX_VALUE;
    }

    private Undisturbed undisturbed() throws Exception {
        try (TestStore store = new TestStore();
                KillingProxy proxy = new KillingProxy(store.port())) {
            OriginalSamples.insert(store.executions(), DOCUMENTS);
            assertThat(killed(proxy, Long.MAX_VALUE)).isFalse();
            return new Undisturbed(
                    store.hash("executions"),
                    store.hash("log_chunks"),
                    store.hash("executions_original"),
                    proxy.passed());
        }
    }

    private static void assertSame(TestStore store, Undisturbed undisturbed) {
        assertThat(store.executions().countDocuments()).isEqualTo(DOCUMENTS);
        assertThat(store.hash("executions")).isEqualTo(undisturbed.executions());
        assertThat(store.hash("log_chunks")).isEqualTo(undisturbed.chunks());
        assertThat(store.hash("executions_original")).isEqualTo(undisturbed.originals());
        assertThat(store.collection("organizations").countDocuments()).isEqualTo(1);
        assertThat(store.collection("users").countDocuments()).isEqualTo(1);
        Document history = store.collection("migrations").find(eq("_id", 1)).first();
        assertThat(history)
                .containsEntry("converted", (long) DOCUMENTS)
                .containsEntry("state", "done");
        Said verified = store.run("verify");
        assertThat(verified.out())
                .contains("%d executions compared with their originals".formatted(DOCUMENTS));
        assertThat(verified.status()).isZero();
    }

    /** Returns false when it came to its end. */
    private boolean killed(KillingProxy proxy, long bytes) throws Exception {
        proxy.allow(bytes);
        Path log = Files.createTempFile(folder, "migration", ".log");
        Process process = start(proxy.uri(), log);
        proxy.is(process);
        assertThat(process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        int status = process.exitValue();
        if (status != SIGKILL_STATUS) {
            assertThat(status).as("%s", Files.readString(log)).isZero();
            List<String> said = Files.readAllLines(log);
            System.out.println(said.getLast());
        }
        return status == SIGKILL_STATUS;
    }

    /** With little memory: what it takes must not grow with what it migrates. */
    private static Process start(String uri, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.aac.migrations.Main",
                        "up");
        builder.environment().put("MONGODB_URI", uri);
        builder.environment().put("PASSWORD_SALT_ROUNDS", "4");
        builder.environment()
                .keySet()
                .removeAll(List.of("MIGRATION_ORGANIZATION", "DEFAULT_ADMIN_PASSWORD"));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** What a minute does in other places. */
    private static void letTheLockOfTheDeadPass(TestStore store) {
        store.collection("migrations")
                .updateOne(
                        eq("_id", "lock"),
                        new Document("$set", new Document("until", Instant.EPOCH)));
    }
}
