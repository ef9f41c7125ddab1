package dev.aac.migrations.original;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static final Instant START = Instant.parse("2025-03-01T12:00:00.123Z");
    private static final Owner OWNER =
            new Owner(new ObjectId("64b000000000000000000001"), "64b0000000000000000000ff");

    private final Document fields =
            new Document("_id", new ObjectId("65f000000000000000000001"))
                    .append("taskId", "nightly-1")
                    .append("status", "PASSED")
                    .append("image", "qa/suite:1.2")
                    .append("command", "npm test")
                    .append("folder", "smoke")
                    .append("startTime", START)
                    .append("endTime", START.plusSeconds(60))
                    .append(
                            "config",
                            new Document("environment", "staging")
                                    .append("baseUrl", "https://shop.example")
                                    .append("retryAttempts", 2))
                    .append("tests", List.of("a.spec.ts", "b.spec.ts"))
                    .append("output", "one\ntwo\n")
                    .append("analysis", "fine")
                    .append("reportsBaseUrl", "http://old.example/reports/nightly-1");

    @Test
    void whatItSaysIsKept() {
        Document execution = converted().execution();

        assertThat(execution)
                .containsEntry("_id", new ObjectId("65f000000000000000000001"))
                .containsEntry("organizationId", OWNER.organizationId())
                .containsEntry("taskId", "nightly-1")
                .containsEntry("status", "PASSED")
                .containsEntry("image", "qa/suite:1.2")
                .containsEntry("command", "npm test")
                .containsEntry("folder", "smoke")
                .containsEntry("tests", List.of("a.spec.ts", "b.spec.ts"))
                .containsEntry("createdAt", START)
                .containsEntry("startTime", START)
                .containsEntry("endTime", START.plusSeconds(60))
                .containsEntry("dispatch", new Document("state", "DONE"))
                .doesNotContainKeys("output", "slotKey", "queueDeadline", "error");
        assertThat(execution.get("config", Document.class))
                .containsEntry("environment", "staging")
                .containsEntry("baseUrl", "https://shop.example")
                .containsEntry("retryAttempts", 2)
                .containsEntry("timeoutSeconds", 1_800);
        assertThat(execution.get("trigger", Document.class))
                .containsOnlyKeys("kind", "userId")
                .containsEntry("userId", OWNER.userId());
        assertThat(RunId.isValid(execution.getString("runId"))).isTrue();
    }

    @Test
    void outputIsInChunksOfTheOnlyAttempt() {
        Conversion conversion = converted();

        assertThat(conversion.chunks()).hasSize(1);
        assertThat(conversion.chunks().getFirst())
                .containsEntry("organizationId", OWNER.organizationId())
                .containsEntry("taskId", "nightly-1")
                .containsEntry("runId", conversion.execution().getString("runId"))
                .containsEntry("attempt", 1)
                .containsEntry("seq", 1L)
                .containsEntry("time", START)
                .containsEntry("texts", List.of("one", "two"))
                .containsEntry("millis", List.of(0L, 0L))
                .doesNotContainKeys("stderr", "split");
        assertThat(conversion.execution().get("logs", Document.class))
                .containsEntry("lines", 2L)
                .containsEntry("bytes", 8L)
                .containsEntry("truncated", false);
    }

    @Test
    void longOutputIsInSeveralChunks() {
        fields.append("output", "line\n".repeat(2 * Fact.LogLines.LINES_MAX + 1));

        assertThat(converted().chunks())
                .extracting(chunk -> chunk.getLong("seq"))
                .containsExactly(
                        1L, Fact.LogLines.LINES_MAX + 1L, 2L * Fact.LogLines.LINES_MAX + 1);
        assertThat(converted().chunks())
                .extracting(chunk -> chunk.get("_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void longLineIsMarkedInItsChunk() {
        fields.append("output", "x".repeat(20_000) + "\nshort\n");

        assertThat(converted().chunks().getFirst()).containsEntry("split", List.of(0));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, PASSED, PASSED",
        "failed, FAILED, FAILED",
        "UNSTABLE, UNSTABLE, PASSED",
        "ANALYZING, FAILED, FAILED",
        "ERROR, ERROR, ERROR",
        "CANCELLED, CANCELLED, CANCELLED",
        "RUNNING, ERROR, LOST",
        "PENDING, ERROR, LOST",
        "nonsense, ERROR, ERROR"
    })
    void everyExecutionHasEnded(String status, String now, String outcome) {
        fields.append("status", status);

        Document execution = converted().execution();

        assertThat(execution).containsEntry("status", now);
        assertThat(execution.getList("attempts", Document.class).getFirst())
                .containsEntry("outcome", outcome);
    }

    @Test
    void interruptedOneSaysSo() {
        fields.append("status", "RUNNING").append("error", "older").remove("endTime");

        assertThat(converted().execution())
                .containsEntry("error", "interrupted by migration")
                .containsEntry("endTime", START);
    }

    @Test
    void oneThatNeverRanHasNoAttempt() {
        fields.append("status", "PENDING").append("output", null);
        fields.keySet().removeAll(List.of("startTime", "endTime"));

        Conversion conversion = converted();

        assertThat(conversion.chunks()).isEmpty();
        assertThat(conversion.execution())
                .containsEntry("attempts", List.of())
                .containsEntry("createdAt", Instant.ofEpochSecond(0x65f00000L))
                .doesNotContainKey("startTime");
    }

    @Test
    void emptyDocumentIsConvertedToo() {
        fields.keySet().removeIf(field -> !field.equals("_id"));

        Document execution = converted().execution();

        assertThat(TaskId.isValid(execution.getString("taskId"))).isTrue();
        assertThat(ImageReference.isValid(execution.getString("image"))).isTrue();
        assertThat(execution).containsEntry("status", "ERROR").containsEntry("folder", "all");
    }

    @Test
    void fieldsOfOtherTypesAreReadAsWellAsTheyCanBe() {
        fields.append("taskId", 17)
                .append("image", " qa/suite ")
                .append("command", new Document("run", 1))
                .append("startTime", "2025-03-01T13:00:00.123456+01:00")
                .append("endTime", START.toEpochMilli())
                .append("tests", Arrays.asList("a", null, 3))
                .append("output", List.of("one", "two"))
                .append("config", "none")
                .append("error", 5);

        assertThat(converted().execution())
                .containsEntry("taskId", "17")
                .containsEntry("image", "qa/suite")
                .containsEntry("command", "{\"run\": 1}")
                .containsEntry("startTime", START)
                .containsEntry("endTime", START)
                .containsEntry("tests", List.of("a", "3"))
                .containsEntry("error", "5");
        assertThat(converted().chunks().getFirst()).containsEntry("texts", List.of("one", "two"));
    }

    @Test
    void imageThatIsNoneIsReplacedByOneThatNoEngineHas() {
        fields.append("image", "Not An Image");

        assertThat(Conversion.hasImage(original())).isFalse();
        assertThat(ImageReference.isValid(converted().execution().getString("image"))).isTrue();
    }

    @Test
    void nameThatCannotBeIsMadeIntoOneThatCan() {
        fields.append("taskId", "-ä b/".repeat(60));

        assertThat(TaskNames.candidates(original()))
                .hasSize(2)
                .allMatch(TaskId::isValid)
                .doesNotHaveDuplicates();
        fields.append("taskId", "nightly-1");
        assertThat(TaskNames.candidates(original())).hasSize(3).startsWith("nightly-1");
    }

    @Test
    void conversionIsAlwaysTheSame() {
        assertThat(converted()).isEqualTo(converted());
    }

    private Conversion converted() {
        Original original = original();
        return Conversion.of(original, OWNER, TaskNames.candidates(original).getFirst());
    }

    private Original original() {
        return Original.of(Fingerprints.written(fields));
    }
}
