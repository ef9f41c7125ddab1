package dev.aac.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import dev.aac.migrations.CommandLine.Verb;
import dev.aac.migrations.TestStore.Said;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final MongoCredential CREDENTIAL =
            MongoCredential.createCredential("aac", "admin", "wrong".toCharArray());

    @Test
    void wordsSayWhatIsToBeDone() {
        assertThat(parsed("status")).contains(new CommandLine(Verb.STATUS, null));
        assertThat(parsed("verify")).contains(new CommandLine(Verb.VERIFY, null));
        assertThat(parsed("up")).contains(new CommandLine(Verb.UP, null));
        assertThat(parsed("up --dry-run")).contains(new CommandLine(Verb.DRY_RUN, null));
        assertThat(parsed("up --organization shop --dry-run"))
                .contains(new CommandLine(Verb.DRY_RUN, "shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "down",
                "status now",
                "verify --dry-run",
                "up --organization",
                "up --dry-run --dry-run",
                "up --force"
            })
    void otherWordsAreAnsweredByTheUsage(String words) {
        assertThat(parsed(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MONGODB_URI, http://127.0.0.1, MONGODB_URI is not a MongoDB connection string",
        "MIGRATION_LOCK_SECONDS, 1, MIGRATION_LOCK_SECONDS must be a whole number from 5 to 3600",
        "PASSWORD_SALT_ROUNDS, many, PASSWORD_SALT_ROUNDS must be a whole number from 4 to 14"
    })
    void wrongSettingEndsItWithASentence(String variable, String value, String sentence) {
        try (TestStore store = new TestStore()) {
            Said said = store.with(variable, value).run("up");

            assertThat(said.status()).isEqualTo(Main.WRONG_SETTING);
            assertThat(said.err()).startsWith(sentence).hasLineCount(1);
        }
    }

    @Test
    void commandThatIsNotUnderstoodTouchesNothing() {
        try (TestStore store = new TestStore()) {
            Said said = store.run("down");

            assertThat(said.status()).isEqualTo(Main.NOT_UNDERSTOOD);
            assertThat(said.err()).startsWith("usage:");
            assertThat(store.hashes()).isEmpty();
        }
    }

    @Test
    void onlyFailuresThatPassAreToBeTriedAgain() {
        assertThat(StoreFailure.sentence(new MongoTimeoutException("no server in 5 s")))
                .isEqualTo("The store failed, run it again: no server in 5 s");
        assertThat(
                        StoreFailure.sentence(
                                new MongoSocketException("closed", new ServerAddress("db"))))
                .startsWith("The store failed, run it again:");
        assertThat(StoreFailure.sentence(new MongoSecurityException(CREDENTIAL, "wrong password")))
                .isEqualTo("The store refused: wrong password");
    }

    @Test
    void whatTheStoreRefusesIsSaid() {
        try (TestStore store = new TestStore()) {
            store.collection("users")
                    .insertMany(
                            List.of(
                                    new Document("email", "ann@shop.example"),
                                    new Document("email", "ann@shop.example")));

            Said said = store.run("up");

            assertThat(said.status()).isEqualTo(Main.REFUSED);
            assertThat(said.err()).startsWith("The store refused: ").contains("email_1");
        }
    }

    private static Optional<CommandLine> parsed(String words) {
        return CommandLine.parsed(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    }
}
