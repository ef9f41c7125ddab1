package dev.aac.e2e.scenarios;

import static dev.aac.e2e.harness.MigrationProgram.ADMIN_PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Command;
import dev.aac.e2e.harness.EmbeddedServices;
import dev.aac.e2e.harness.MigrationProgram;
import dev.aac.e2e.harness.OriginalDatabase;
import dev.aac.e2e.harness.OriginalExecutions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A database of the original service becomes one of this product, though the process that migrates
 * it is killed again and again. The long size is {@code ./aac test --migration}.
 */
@Tag("one-broker")
final class MigrationScenarios {

    private static final int EXECUTIONS = Integer.getInteger("aac.migrations.documents", 1_000);
    private static final long SEED = Long.getLong("aac.migrations.seed", 20_261_127L);
    private static final int KILLS = Integer.getInteger("aac.migrations.kills", 6);

    /** Of one database: later ones would all come while it is compared at the end. */
    private static final int KILLS_EACH_MAX = 7;

    private static final int SERVED = 10;
    private static final List<String> COMPARED =
            List.of("executions", "log_chunks", "executions_original");

    private static final EmbeddedServices BENEATH = EmbeddedServices.empty("original");
    private static final MigrationProgram MIGRATIONS = new MigrationProgram(BENEATH);

    private final Random random = new Random(SEED);

    /** What a run that nobody disturbs leaves, and how many bytes it exchanges with its store. */
    private record Undisturbed(Map<String, String> hashes, long bytes) {}

    @BeforeAll
    static void start() {
        BENEATH.start();
    }

    @AfterAll
    static void stop() {
        MIGRATIONS.close();
        BENEATH.close();
    }

    @Test
    void killedMigrationEndsAsOneThatIsNotAndTheProducerServesWhatItMade() throws Exception {
        Undisturbed undisturbed = undisturbed();
        int kills = 0;
        for (int number = 1; kills < KILLS; number++) {
            try (OriginalDatabase database = original("killed-" + number)) {
                kills +=
                        killsUntilDone(
                                database,
                                Math.min(KILLS_EACH_MAX, KILLS - kills),
                                undisturbed.bytes());
                assertEndedAs(undisturbed, database);
                assertSecondRunChangesNothing(database);
                if (kills == KILLS) {
                    assertServed(database);
                }
                database.drop();
            }
        }
        System.out.printf("%,d executions, killed %d times, seed %d%n", EXECUTIONS, kills, SEED);
    }

    private OriginalDatabase original(String name) {
        return new OriginalDatabase(BENEATH, name, EXECUTIONS);
    }

    private Undisturbed undisturbed() throws Exception {
        try (OriginalDatabase database = original("undisturbed")) {
            Map<String, String> before = database.hashes();
            String forecast = MIGRATIONS.run(database, "up", "--dry-run").orThrow();
            assertThat(forecast).contains("would convert %d executions".formatted(EXECUTIONS));
            assertThat(database.hashes()).isEqualTo(before);

            long began = MIGRATIONS.bytesExchanged();
            String said = MIGRATIONS.run(database, "up").orThrow();
            long bytes = MIGRATIONS.bytesExchanged() - began;

            System.out.printf("%,d executions: %s%n", EXECUTIONS, lastLine(said));
            assertThat(database.count("executions_original")).isEqualTo(EXECUTIONS);
            Undisturbed undisturbed = new Undisturbed(database.hashes(), bytes);
            database.drop();
            return undisturbed;
        }
    }

    /** Each run may do up to a quarter of the whole; the one after the last kill, all of it. */
    private int killsUntilDone(OriginalDatabase database, int max, long whole) throws Exception {
        List<String> killed = new ArrayList<>();
        Optional<String> said = Optional.empty();
        while (said.isEmpty() && killed.size() < max) {
            long bytes = random.nextLong(whole / 4);
            said = MIGRATIONS.upUnlessKilled(database, bytes);
            if (said.isEmpty()) {
                killed.add(progress(database));
                database.letLockExpire();
            }
        }
        String end = said.orElseGet(() -> MIGRATIONS.run(database, "up").orThrow());
        System.out.printf("killed with kept/converted %s: %s%n", killed, lastLine(end));
        return killed.size();
    }

    private static String progress(OriginalDatabase database) {
        return database.count("executions_original") + "/" + database.converted();
    }

    private void assertEndedAs(Undisturbed undisturbed, OriginalDatabase database) {
        assertThat(database.count("executions")).isEqualTo(EXECUTIONS);
        assertThat(database.count("organizations")).isEqualTo(1);
        assertThat(database.count("users")).isEqualTo(1);
        assertThat(database.converted()).isEqualTo(EXECUTIONS);
        Map<String, String> hashes = database.hashes();
        assertThat(COMPARED)
                .allSatisfy(
                        name ->
                                assertThat(hashes.get(name))
                                        .as(name)
                                        .isNotNull()
                                        .isEqualTo(undisturbed.hashes().get(name)));
        assertThat(MIGRATIONS.run(database, "verify").orThrow())
                .contains("%d executions compared with their originals".formatted(EXECUTIONS))
                .contains("all is as it should be");
    }

    private void assertSecondRunChangesNothing(OriginalDatabase database) {
        Map<String, String> before = database.hashes();
        MIGRATIONS.run(database, "up").orThrow();
        assertThat(database.hashes()).isEqualTo(before);
    }

    private static void assertServed(OriginalDatabase database) {
        Document original = OriginalExecutions.numbered(SERVED);
        try (AacInstallation copy = copyOn(database)) {
            copy.up();
            Member admin =
                    requireNonNull(
                            copy.client().logIn("admin@default.local", ADMIN_PASSWORD),
                            "the sign-in was refused");
            ExecutionSnapshot execution = admin.execution(original.getString("taskId"));

            assertThat(execution.status()).isEqualTo(original.getString("status"));
            assertThat(execution.json().path("image").asText())
                    .isEqualTo(original.getString("image"));
            assertThat(admin.log(execution.taskId()))
                    .extracting(LoggedLine::text)
                    .containsExactlyElementsOf(original.getString("output").lines().toList());
            assertThat(admin.executions("limit=200")).hasSize(Math.min(EXECUTIONS, 200));
        }
    }

    @Test
    void producerDoesNotStartOnADatabaseThatIsNotMigrated() {
        try (OriginalDatabase database = new OriginalDatabase(BENEATH, "too-old", 1);
                AacInstallation copy = copyOn(database)) {
            Map<String, String> before = database.hashes();

            Command.Result up = copy.aac("up");

            assertThat(up.status()).isNotZero();
            assertThat(up.output())
                    .contains("has schema 0 and this producer needs 1: run the migrations");
            assertThat(database.hashes()).isEqualTo(before);
        }
    }

    private static AacInstallation copyOn(OriginalDatabase database) {
        return AacInstallation.named(
                database.name(),
                Map.of("MONGODB_URI", database.uri(), "RABBITMQ_URL", BENEATH.amqpUrl()));
    }

    private static String lastLine(String said) {
        return said.lines().toList().getLast();
    }
}
