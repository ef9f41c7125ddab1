package dev.aac.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.IndexModel;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class SchemaStampTest {

    @Test
    void onlyTheCurrentFormIsStartedOn() {
        assertThat(SchemaStamp.objection(SchemaStamp.CURRENT)).isEmpty();
        assertThat(SchemaStamp.objection(SchemaStamp.CURRENT - 1))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("run the migrations"));
        assertThat(SchemaStamp.objection(SchemaStamp.CURRENT + 1))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("the producer that belongs"));
    }

    @Test
    void stampThatSaysNothingIsTheOldest() {
        assertThat(SchemaStamp.version(Map.of("version", 1.0))).isEqualTo(1);
        assertThat(SchemaStamp.version(Map.of("version", "1"))).isEqualTo(SchemaStamp.ORIGINAL);
        assertThat(SchemaStamp.version(Map.of())).isEqualTo(SchemaStamp.ORIGINAL);
    }

    @Test
    void originalsCountMoreThanTheStampUnlessItIsNewer() {
        Optional<Map<String, Integer>> none = Optional.empty();
        assertThat(SchemaStamp.standing(none, () -> false)).isEmpty();
        assertThat(SchemaStamp.standing(none, () -> true)).hasValue(SchemaStamp.ORIGINAL);
        assertThat(SchemaStamp.standing(stamp(1), () -> false)).hasValue(1);
        assertThat(SchemaStamp.standing(stamp(1), () -> true)).hasValue(SchemaStamp.ORIGINAL);
        assertThat(SchemaStamp.standing(stamp(2), () -> true)).hasValue(2);
    }

    private static Optional<Map<String, Integer>> stamp(int version) {
        return Optional.of(Map.of(SchemaStamp.VERSION, version));
    }

    @Test
    void indexesAreMadeAsDeclared() {
        for (StoreCollection kind : StoreCollection.values()) {
            assertThat(SchemaIndexes.of(kind)).as("%s", kind).isNotEmpty();
        }
        IndexModel slots =
                SchemaIndexes.of(StoreCollection.EXECUTIONS).stream()
                        .filter(model -> model.getKeys().equals(new Document("slotKey", 1)))
                        .findFirst()
                        .orElseThrow();
        assertThat(slots.getOptions().isUnique()).isTrue();
        assertThat(slots.getOptions().isSparse()).isTrue();
        assertThat(slots.getOptions().getName()).isEqualTo("slotKey_1");
        assertThat(SchemaIndexes.of(InstallationKind.WORKERS)).isEmpty();
        assertThat(SchemaIndexes.of(InstallationKind.LIMIT_COUNTS)).hasSize(1);
    }
}
