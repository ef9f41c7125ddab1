package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.ExecutionFilter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a list asks the store for. */
class ExecutionFiltersTest {

    @Test
    void listReadsEveryFieldButTheLongOnes() {
        List<String> fields =
                Stream.of(
                                fields(ExecutionDocument.class, "")
                                        .filter(field -> !field.matches("id|config|analysis"))
                                        // Nothing outside the store knows it.
                                        .filter(field -> !field.equals("removalCheckAt")),
                                fields(ConfigDocument.class, "config.")
                                        .filter(field -> !field.equals("config.env")),
                                fields(AnalysisDocument.class, "analysis.")
                                        .filter(
                                                field ->
                                                        !field.matches(
                                                                ".*\\.(lines|texts|explanation)")))
                        .flatMap(each -> each)
                        .toList();

        Document listed = ExecutionFilters.listed(5);

        assertThat(listed.keySet()).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(listed).containsEntry("tests", new Document("$slice", 5));
    }

    @Test
    void lineReadsItsOwnFieldsAndThoseThatCannotBeNull() {
        List<String> needed =
                Stream.concat(
                                Stream.of("dispatch", "slotKey"),
                                Stream.of(ExecutionDocument.class.getRecordComponents())
                                        .filter(component -> component.getType().isPrimitive())
                                        .map(RecordComponent::getName))
                        .toList();

        assertThat(ExecutionFilters.inLine().keySet()).containsExactlyInAnyOrderElementsOf(needed);
    }

    /** The index of statuses has the list's order within one status only. */
    @Test
    void oneStatusIsAskedForByEquality() {
        assertThat(ExecutionFilters.of(withStatus(ExecutionStatus.PENDING), null))
                .isEqualTo(new Document("status", "PENDING"));
    }

    private static ExecutionFilter withStatus(ExecutionStatus status) {
        return new ExecutionFilter(Set.of(status), null, null, null, null, null, null, null);
    }

    private static Stream<String> fields(Class<? extends Record> stored, String prefix) {
        return Stream.of(stored.getRecordComponents())
                .map(component -> prefix + component.getName());
    }
}
