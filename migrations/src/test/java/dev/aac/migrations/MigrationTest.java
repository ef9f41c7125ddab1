package dev.aac.migrations;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.IndexOptions;
import dev.aac.migrations.TestStore.Said;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final int SOME = 700;

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void originalExecutionsBecomeTheDefaultOrganizations() {
        OriginalSamples.insert(store.executions(), SOME);
        String originals = store.hash("executions");

        Said said = store.with("DEFAULT_ADMIN_PASSWORD", "Secret-17").run("up");

        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("700 originals, kept in executions_original")
                .contains("700 executions, ")
                .contains("all compared")
                .doesNotContain("Secret-17");
        Document organization = first("organizations");
        assertThat(organization)
                .containsEntry("name", "Default Organization (Migrated)")
                .containsEntry("slug", "default-org")
                .containsEntry("plan", "enterprise");
        assertThat(store.executions().countDocuments()).isEqualTo(SOME);
        assertThat(
                        store.executions()
                                .countDocuments(
                                        eq("organizationId", organization.getObjectId("_id"))))
                .isEqualTo(SOME);
        assertThat(store.collection("executions_original").countDocuments()).isEqualTo(SOME);
        assertThat(originals).isNotEqualTo(store.hash("executions"));
        Document admin = first("users");
        assertThat(admin)
                .containsEntry("email", "admin@default.local")
                .containsEntry("role", "admin")
                .containsEntry("status", "active");
        assertThat(
                        OpenBSDBCrypt.checkPassword(
                                admin.getString("passwordHash"), "Secret-17".toCharArray()))
                .isTrue();
        assertThat(stamp()).isEqualTo(SchemaStamp.CURRENT);
        assertThat(store.run("verify").status()).isZero();
    }

    @Test
    void namesThatCannotBeKeptAreReported() {
        store.executions()
                .insertMany(
                        List.of(
                                original("a", 1),
                                original("a", 2),
                                original("not a name", 3),
                                original("b", 4)));

        Said said = store.run("up");

        assertThat(said.out())
                .contains("renamed \"a\" to \"a-")
                .contains("renamed \"not a name\" to \"not_a_name-")
                .contains("4 executions, 2 of them renamed");
        assertThat(store.executions().find(eq("_id", id(1))).first()).containsEntry("taskId", "a");
    }

    @Test
    void secondRunChangesNothing() {
        OriginalSamples.insert(store.executions(), SOME);
        store.run("up");
        Map<String, String> before = hashesWithoutTheLock();

        Said again = store.run("up");

        assertThat(again.status()).isZero();
        assertThat(hashesWithoutTheLock()).isEqualTo(before);
    }

    @Test
    void dryRunChangesNothing() {
        OriginalSamples.insert(store.executions(), SOME);
        Map<String, String> before = store.hashes();

        Said said = store.run("up", "--dry-run");

        assertThat(said.status()).isZero();
        assertThat(store.hashes()).isEqualTo(before);
        store.run("up");
        assertThat(said.out())
                .contains("would convert 700 executions: %d renamed".formatted(renamed()))
                .contains("would make %d lines".formatted(keptNumber("lines")))
                .contains("organization default-org, made for them");
        assertThat(store.run("up", "--dry-run").out()).contains("nothing to migrate");
    }

    @Test
    void dryRunNamesWhatWouldBeRenamedAndReplaced() {
        ObjectId organization = new ObjectId();
        store.collection("organizations")
                .insertOne(new Document("_id", organization).append("slug", "shop"));
        store.executions()
                .insertMany(
                        List.of(
                                original("taken", 9).append("organizationId", organization),
                                original("taken", 1),
                                original("not a name", 2),
                                original("not a name", 3),
                                original("free", 4).append("image", "Not An Image")));

        Said said = store.run("up", "--dry-run", "--organization", "shop");

        assertThat(said.out())
                .contains("would convert 4 executions: 3 renamed, 0 interrupted, 1 without")
                .contains("would rename \"taken\" to \"taken-")
                .contains("would rename \"not a name\" to \"not_a_name-")
                .contains("would replace the image \"Not An Image\" of \"free\"");
    }

    @Test
    void dryRunSaysHowManyMoreThereAreThanItNames() {
        for (int number = 1; number <= 25; number++) {
            store.executions().insertOne(original("not a name", number));
        }

        String out = store.run("up", "--dry-run").out();

        assertThat(out).contains("25 renamed").contains("and 5 more");
        assertThat(out.lines().filter(line -> line.startsWith("would rename"))).hasSize(20);
    }

    @Test
    void changedExecutionIsNoticed() {
        OriginalSamples.insert(store.executions(), SOME);
        store.run("up");
        store.executions()
                .updateOne(
                        eq("taskId", "task-33"), new Document("$set", new Document("folder", "x")));

        Said said = store.run("verify");

        assertThat(said.status()).isEqualTo(Main.REFUSED);
        assertThat(said.out()).contains("(\"task-33\") or its log is not what");
    }

    @Test
    void changedLineOfLogIsNoticed() {
        OriginalSamples.insert(store.executions(), SOME);
        store.run("up");
        Document chunk = first("log_chunks");
        store.collection("log_chunks")
                .updateOne(
                        eq("_id", chunk.get("_id")),
                        new Document("$set", new Document("texts.0", "planted")));

        assertThat(store.run("verify").status()).isEqualTo(Main.REFUSED);
    }

    @Test
    void missingExecutionChunkOrIndexIsNoticed() {
        OriginalSamples.insert(store.executions(), SOME);
        store.run("up");
        store.collection("log_chunks").deleteOne(new Document());
        assertThat(store.run("verify").status()).isEqualTo(Main.REFUSED);
        store.executions().deleteOne(eq("taskId", "task-2"));
        assertThat(store.run("verify").out()).contains("(\"task-2\") is not there");
        store.executions().dropIndex("slotKey_1");
        assertThat(store.run("verify").err()).contains("Indexes are missing: executions.slotKey_1");
    }

    @Test
    void changedOriginalIsNoticed() {
        OriginalSamples.insert(store.executions(), SOME);
        store.run("up");
        store.collection("executions_original")
                .updateOne(new Document(), new Document("$set", new Document("extra", 1)));

        Said said = store.run("verify");

        assertThat(said.status()).isEqualTo(Main.REFUSED);
        assertThat(said.out()).contains("the originals in executions_original were changed");
    }

    @Test
    void databaseThatBeganToBeMigratedIsNotOfTheCurrentForm() {
        OriginalSamples.insert(store.executions(), SOME);
        letSomebodyElseHaveTheAdminsEmail();

        Said said = store.run("up");

        assertThat(said.status()).isEqualTo(Main.REFUSED);
        assertThat(said.err()).contains("is in another organization already");
        assertThat(stamp()).isEqualTo(SchemaStamp.ORIGINAL);
        assertThat(store.run("status").out()).contains("0 of 1").contains("running, 0 executions");
        assertThat(store.run("verify").err()).contains("run up first");
        giveItBack();
        assertThat(store.run("up").status()).isZero();
        assertThat(store.run("status").out()).contains("1 of 1").contains("done, 700 executions");
    }

    @Test
    void weakPasswordIsRefusedBeforeAnythingIsMoved() {
        store.executions().insertOne(original("a", 1));
        String before = store.hash("executions");

        Said said = store.with("DEFAULT_ADMIN_PASSWORD", "weak").run("up");

        assertThat(said.status()).isEqualTo(Main.REFUSED);
        assertThat(said.err()).startsWith("DEFAULT_ADMIN_PASSWORD must have 8 characters");
        assertThat(store.hash("executions")).isEqualTo(before);
    }

    @Test
    void madeUpPasswordIsShownOnce() {
        store.executions().insertOne(original("a", 1));

        String out = store.run("up").out();

        String password =
                out.lines()
                        .filter(line -> line.startsWith("password of admin@default.local"))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        OpenBSDBCrypt.checkPassword(
                                first("users").getString("passwordHash"), password.toCharArray()))
                .isTrue();
        assertThat(store.run("up").out()).doesNotContain("password");
    }

    @Test
    void newDatabaseIsStampedAndHasItsIndexesAndNothingElse() {
        assertThat(store.run("status").out()).contains("none yet").contains("not needed");

        assertThat(store.run("up").status()).isZero();

        assertThat(stamp()).isEqualTo(SchemaStamp.CURRENT);
        for (StoreCollection kind : StoreCollection.values()) {
            assertThat(store.collection(kind.collectionName()).countDocuments())
                    .as("%s", kind)
                    .isZero();
        }
        assertThat(store.run("verify").status()).isZero();
    }

    @Test
    void newerDatabaseIsLeftAlone() {
        store.collection("installation")
                .insertOne(new Document("_id", "schema").append("version", 2));
        Map<String, String> before = store.hashes();

        for (Said said :
                List.of(store.run("up"), store.run("up", "--dry-run"), store.run("verify"))) {
            assertThat(said.status()).isEqualTo(Main.REFUSED);
            assertThat(said.err()).contains("has schema 2 and these migrations know only 1");
        }
        assertThat(store.hashes()).isEqualTo(before);
    }

    @Test
    void organizationThatIsThereGetsTheExecutions() {
        ObjectId organization = new ObjectId();
        ObjectId admin = new ObjectId();
        store.collection("organizations")
                .insertOne(new Document("_id", organization).append("slug", "shop"));
        store.collection("users")
                .insertOne(
                        new Document("_id", admin)
                                .append("organizationId", organization)
                                .append("email", "ann@shop.example")
                                .append("role", "admin"));
        store.executions().insertMany(List.of(original("a", 1), original("b", 2)));
        store.executions().insertOne(original("a", 3).append("organizationId", organization));

        Said said = store.run("up", "--organization", "shop");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("renamed \"a\" to").doesNotContain("password");
        assertThat(store.executions().find(eq("taskId", "b")).first())
                .containsEntry("organizationId", organization);
        assertThat(store.executions().countDocuments()).isEqualTo(3);
        assertThat(store.collection("organizations").countDocuments()).isEqualTo(1);
    }

    @Test
    void slugThatCannotBeIsRefusedBeforeAnythingIsWritten() {
        store.executions().insertOne(original("a", 1));
        String before = store.hash("executions");

        Said said = store.run("up", "--organization", "api");

        assertThat(said.status()).isEqualTo(Main.REFUSED);
        assertThat(said.err()).contains("cannot be the organization's slug");
        assertThat(store.hash("executions")).isEqualTo(before);
    }

    @Test
    void whatWasBegunForOneOrganizationIsNotEndedForAnother() {
        store.executions().insertOne(original("a", 1));
        letSomebodyElseHaveTheAdminsEmail();
        store.run("up", "--organization", "shop");
        giveItBack();

        Said said = store.run("up", "--organization", "mall");

        assertThat(said.err()).contains("begun for the organization shop");
        assertThat(store.run("up").status()).isZero();
        assertThat(first("organizations")).containsEntry("slug", "shop");
    }

    @Test
    void executionsThatCameBetweenTwoRunsAreConvertedToo() {
        store.executions().insertMany(List.of(original("a", 5), original("b", 6)));
        letSomebodyElseHaveTheAdminsEmail();
        store.run("up");
        giveItBack();
        store.executions().insertOne(original("c", 1));

        assertThat(store.run("up").status()).isZero();

        assertThat(store.executions().distinct("taskId", String.class))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void executionsThatCameLateWithSmallerIdsAreConvertedToo() {
        store.executions().insertMany(List.of(original("a", 5), original("b", 6)));
        store.run("up");
        letItHaveDiedBeforeItsEnd();
        store.executions().insertOne(original("a", 1));

        assertThat(store.run("up").status()).isZero();

        assertThat(store.executions().countDocuments()).isEqualTo(3);
        assertThat(keptNumber("converted")).isEqualTo(3);
        assertThat(store.executions().find(eq("_id", id(5))).first()).containsEntry("taskId", "a");
    }

    @Test
    void backupThatWasRestoredIntoAStampedDatabaseIsMigrated() {
        store.collection("installation")
                .insertOne(new Document("_id", "schema").append("version", 1));
        OriginalSamples.insert(store.executions(), SOME);

        assertThat(store.run("status").out()).contains("0 of 1").contains("to be run");
        assertThat(store.run("verify").err()).contains("run up first");
        letSomebodyElseHaveTheAdminsEmail();
        assertThat(store.run("up").status()).isEqualTo(Main.REFUSED);
        assertThat(stamp()).isEqualTo(SchemaStamp.ORIGINAL);
        giveItBack();

        assertThat(store.run("up").out()).contains("700 executions, ").contains("all compared");
        assertThat(stamp()).isEqualTo(SchemaStamp.CURRENT);
        assertThat(store.run("verify").out()).contains("all is as it should be");
    }

    @Test
    void originalsThatCameAfterTheEndAreMigratedByTheNextRun() {
        store.executions().insertMany(List.of(original("a", 5), original("b", 6)));
        store.run("up");
        store.executions().insertOne(original("c", 1));

        assertThat(store.run("status").out()).contains("0 of 1");
        assertThat(store.run("verify").err()).contains("run up first");
        Said said = store.run("up");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("1 originals came after its end").contains("3 executions,");
        assertThat(store.executions().countDocuments(eq("organizationId", null))).isZero();
        assertThat(store.executions().countDocuments()).isEqualTo(3);
        assertThat(store.run("verify").status()).isZero();
        assertThat(store.run("up").out()).startsWith("schema 1");
    }

    @Test
    void originalsThatCameAfterThoseKeptWereDroppedAreMigratedToo() {
        store.executions().insertMany(List.of(original("a", 5), original("b", 6)));
        store.run("up");
        store.collection("executions_original").drop();
        store.executions().insertOne(original("c", 1));

        Said said = store.run("up");

        assertThat(said.err()).isEmpty();
        assertThat(store.executions().countDocuments()).isEqualTo(3);
        assertThat(store.run("verify").out()).contains("1 executions compared");
    }

    @Test
    void uniqueIndexOfTheOldServiceDoesNotHoldAcrossOrganizations() {
        store.executions().insertOne(original("a", 1));
        store.executions().createIndex(new Document("taskId", 1), new IndexOptions().unique(true));

        assertThat(store.run("up").out())
                .contains("dropped the index executions.taskId_1 (unique)");

        store.executions().insertOne(original("a", 2).append("organizationId", new ObjectId()));
        assertThat(store.run("verify").status()).isZero();
    }

    private void letItHaveDiedBeforeItsEnd() {
        store.collection("installation")
                .updateOne(new Document(), new Document("$set", new Document("version", 0)));
        store.collection("migrations")
                .updateOne(eq("_id", 1), new Document("$set", new Document("state", "running")));
    }

    /** So a migration ends after the originals were moved. */
    private void letSomebodyElseHaveTheAdminsEmail() {
        store.collection("users").insertOne(new Document("email", "admin@default.local"));
    }

    private void giveItBack() {
        store.collection("users").deleteOne(new Document());
    }

    private static Document original(String taskId, int number) {
        return new Document("_id", id(number))
                .append("taskId", taskId)
                .append("status", "PASSED")
                .append("image", "qa/suite")
                .append("output", "line\n");
    }

    private static ObjectId id(int number) {
        return new ObjectId("%024x".formatted(number));
    }

    private int stamp() {
        return SchemaStamp.version(first("installation"));
    }

    private long renamed() {
        return keptNumber("renamed");
    }

    private long keptNumber(String field) {
        Document history = store.collection("migrations").find(eq("_id", 1)).first();
        assertThat(history).isNotNull();
        return history.get(field, Number.class).longValue();
    }

    private Document first(String collection) {
        Document first = store.collection(collection).find().first();
        assertThat(first).isNotNull();
        return first;
    }

    private Map<String, String> hashesWithoutTheLock() {
        store.collection("migrations").deleteOne(eq("_id", "lock"));
        Map<String, String> hashes = store.hashes();
        assertThat(hashes.keySet())
                .containsAll(Set.of("executions", "log_chunks", "organizations", "users"));
        return hashes;
    }
}
