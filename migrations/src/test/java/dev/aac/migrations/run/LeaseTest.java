package dev.aac.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import dev.aac.embedded.store.EmbeddedStore;
import dev.aac.schema.InstallationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Migration MIGRATION = new IdleMigration();

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final Database database = Database.at(new ConnectionString(store.uri() + "/locked"));

    @AfterEach
    void close() {
        database.close();
        store.close();
    }

    @Test
    void onlyOneHoldsIt() {
        try (Lease first = take("first", LONG)) {
            first.requireHeld();
            assertThat(Lease.take(database, "second", LONG)).isEmpty();
            assertThat(Lease.held(database))
                    .hasValueSatisfying(words -> assertThat(words).startsWith("first since"));
        }
        assertThat(Lease.held(database)).isEmpty();
        try (Lease second = take("second", LONG)) {
            assertThat(second.token()).isEqualTo(2);
        }
    }

    @Test
    void renewalThatWasOnItsWayDoesNotTakeBackWhatWasSetFree() {
        Lease first = take("first", LONG);
        first.close();

        first.renew();

        assertThat(Lease.held(database)).isEmpty();
        try (Lease second = take("second", LONG)) {
            first.renew();
            assertThat(second.token()).isEqualTo(2);
            assertThat(Lease.held(database))
                    .hasValueSatisfying(words -> assertThat(words).startsWith("second since"));
        }
    }

    @Test
    void itIsRenewedWhileItIsHeld() {
        try (Lease held = take("first", SHORT)) {
            Instant before = until();
            await().atMost(PATIENCE).until(() -> until().isAfter(before));
            held.requireHeld();
        }
    }

    @Test
    void holderWhoseTimeIsOverIsFollowedByAnotherAndWritesNoMore() {
        Lease asleep = take("asleep", LONG);
        History itsHistory = History.of(database, asleep, MIGRATION);
        itsHistory.keep(new Document("position", 1));
        letItsTimePass();

        try (Lease awake = take("awake", LONG)) {
            History history = History.of(database, awake, MIGRATION);
            history.keep(new Document("position", 2));

            assertThatThrownBy(() -> itsHistory.keep(new Document("position", 3)))
                    .isInstanceOf(LeaseLostException.class);
            assertThatThrownBy(() -> History.of(database, asleep, MIGRATION))
                    .isInstanceOf(LeaseLostException.class);
            assertThat(history.read()).containsEntry("position", 2);
            asleep.close();
            assertThat(Lease.take(database, "third", LONG)).isEmpty();
        }
    }

    @Test
    void holderNoticesThatItLostTheLock() {
        Lease asleep = take("asleep", SHORT);
        database.documents(InstallationKind.MIGRATIONS)
                .updateOne(
                        new Document("_id", Lease.ID),
                        new Document("$inc", new Document("token", 1L)));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThatThrownBy(asleep::requireHeld)
                                        .isInstanceOf(LeaseLostException.class));
        asleep.close();
    }

    @Test
    void deadHoldersLockIsWaitedForAndTakenWhenItsTimeIsOver() {
        database.documents(InstallationKind.MIGRATIONS)
                .insertOne(
                        new Document("_id", Lease.ID)
                                .append("holder", "the dead")
                                .append("since", database.now())
                                .append("until", database.now().plus(SHORT))
                                .append("token", 7L));
        List<String> said = new ArrayList<>();

        runner(said::add, PATIENCE).up();

        assertThat(said)
                .anyMatch(line -> line.startsWith("waiting for the lock, held by the dead"))
                .last()
                .isEqualTo("a new database: stamped with schema 1");
    }

    @Test
    void lockThatStaysHeldIsNotWaitedForForever() {
        try (Lease _ = take("somebody", LONG)) {
            assertThatThrownBy(() -> runner(_ -> {}, Duration.ZERO).up())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("The lock is held by somebody since");
        }
    }

    private Runner runner(Consumer<String> say, Duration waitMax) {
        return new Runner(
                database, List.of(MIGRATION), new Runner.Locking("this test", LONG, waitMax), say);
    }

    private Lease take(String holder, Duration length) {
        return Lease.take(database, holder, length).orElseThrow();
    }

    private void letItsTimePass() {
        database.documents(InstallationKind.MIGRATIONS)
                .updateOne(
                        new Document("_id", Lease.ID),
                        new Document("$set", new Document("until", Instant.EPOCH)));
    }

    private Instant until() {
        Document lock =
                database.documents(InstallationKind.MIGRATIONS)
                        .find(new Document("_id", Lease.ID))
                        .first();
        assertThat(lock).isNotNull();
        return lock.getDate("until").toInstant();
    }
}
