package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.schema.InstallationKind;
import dev.aac.schema.StoreCollection;
import dev.aac.schema.StoreIndex;
import io.quarkus.runtime.StartupEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What belongs to nobody, and how the store begins. */
class InstallationCollectionTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private InstallationCollection workers;

    @BeforeEach
    void empty() {
        STORE.empty();
        workers = InstallationCollection.of(STORE.storeDatabase(), InstallationKind.WORKERS);
    }

    @Test
    void whatWasPutIsFoundAndPutOver() {
        workers.put("a", new Document("slots", 1));
        workers.put("a", new Document("slots", 2));
        assertThat(workers.find("a")).contains(new Document("_id", "a").append("slots", 2));
        assertThat(workers.find("b")).isEmpty();
    }

    @Test
    void whatIsThereIsNotInserted() {
        assertThat(workers.insert("a", new Document("slots", 1))).isTrue();
        assertThat(workers.insert("a", new Document("slots", 2))).isFalse();
        assertThat(workers.find("a")).contains(new Document("_id", "a").append("slots", 1));
    }

    @Test
    void whatMatchesIsFoundUpToTheLimitUpdatedAndDeleted() {
        workers.put("a", new Document("slots", 1));
        workers.put("b", new Document("slots", 1));
        workers.put("c", new Document("slots", 2));
        Document one = new Document("slots", 1);
        assertThat(workers.find(one, 10)).hasSize(2);
        assertThat(workers.find(one, 1)).hasSize(1);
        assertThat(workers.find(one, InstallationCollection.READ_MAX)).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> workers.find(one, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workers.find(one, InstallationCollection.READ_MAX + 1));
        Document more = new Document("$inc", new Document("slots", 5));
        assertThat(workers.findFirstAndUpdate(new Document("_id", "c"), more))
                .contains(new Document("_id", "c").append("slots", 7));
        assertThat(workers.findFirstAndUpdate(new Document("_id", "d"), more)).isEmpty();
        assertThat(workers.deleteAll(one)).isEqualTo(2);
        assertThat(workers.deleteAll(one)).isZero();
    }

    @Test
    void whatIsTakenIsGone() {
        Document stored = new Document("_id", "a").append("slots", 1);
        workers.put("a", new Document("slots", 1));
        assertThat(workers.take("a")).contains(stored);
        assertThat(workers.take("a")).isEmpty();
        assertThat(InstallationKind.WORKERS.indexed()).isEmpty();
        assertThat(InstallationKind.LIMIT_COUNTS.indexed()).contains("endsAt");
    }

    @Test
    void startMakesEveryIndexAndMayBeRepeated() {
        StoreStart start = new StoreStart(STORE.storeDatabase(), "mongodb://127.0.0.1");
        start.onStart(new StartupEvent());
        start.onStart(new StartupEvent());
        for (StoreCollection kind : StoreCollection.values()) {
            List<String> names = new ArrayList<>();
            STORE.raw(kind).listIndexes().forEach(index -> names.add(index.getString("name")));
            assertThat(names)
                    .as("%s", kind)
                    .containsAll(
                            Stream.of(StoreIndex.values())
                                    .filter(index -> index.collection() == kind)
                                    .map(StoreIndex::indexName)
                                    .toList());
        }
    }

    @Test
    void databaseIsNamedByTheAddressOrByDefault() {
        assertThat(STORE.storeDatabase().resolve()).startsWith("test-");
        assertThatCode(() -> STORE.storeDatabase().ping()).doesNotThrowAnyException();
        assertThat(StoreDatabase.parsed("mongodb://127.0.0.1/named").getDatabase())
                .isEqualTo("named");
        assertThatThrownBy(() -> StoreDatabase.parsed("http://127.0.0.1"))
                .hasMessageContaining("MONGODB_URI is not a MongoDB connection string");
    }
}
