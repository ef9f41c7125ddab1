package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.job.ImageReference;
import dev.aac.migrations.original.LogText.Line;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one original: a pure function of it, its owner and its name, so that doing it
 * again changes nothing and proving it means doing it again.
 *
 * @param execution as the producer stores one that has ended
 * @param chunks its output
 */
record Conversion(Document execution, List<Document> chunks) {

    /** Stands in for one that no engine could ever have had. */
    static final String NO_IMAGE = "unknown.invalid/image";

    private static final int ID_DIGITS = 32;

    /**
     * When it happened, without gaps: what the original does not say is taken from what it does.
     *
     * @param start null when no container is known to have started
     */
    private record Times(Instant created, @Nullable Instant start, Instant began, Instant ended) {

        static Times of(Original original) {
            Instant created = original.createdAt();
            Instant start = original.time("startTime");
            Instant began = start == null ? created : start;
            Instant end = original.time("endTime");
            return new Times(created, start, began, end == null ? began : end);
        }
    }

    static Conversion of(Original original, Owner owner, String taskId) {
        String runId = original.fingerprint().substring(0, ID_DIGITS);
        List<Line> lines = LogText.lines(original.output());
        Times times = Times.of(original);
        Document execution =
                new Document("_id", original.id())
                        .append("organizationId", owner.organizationId())
                        .append("taskId", taskId)
                        .append("runId", runId)
                        .append("status", Verdict.of(original.text("status")).status().name())
                        .append("version", 1L);
        appendRequest(execution, original);
        execution
                .append("trigger", trigger(owner))
                .append("correlationId", "migrated-" + original.id().toHexString())
                .append("createdAt", times.created());
        appendResult(execution, original, times, lines.size());
        return new Conversion(
                execution, new LogChunks(owner, taskId, runId, times.began()).of(lines));
    }

    private static void appendResult(
            Document execution, Original original, Times times, int lineCount) {
        Verdict verdict = Verdict.of(original.text("status"));
        Document logs =
                new Document("lines", (long) lineCount)
                        .append("bytes", (long) original.output().getBytes(UTF_8).length)
                        .append("truncated", false);
        boolean hasRun = times.start() != null || lineCount > 0 || verdict.tellsOfARun();
        appendIfThere(execution, "startTime", times.start());
        execution.append("endTime", times.ended());
        appendIfThere(execution, "error", error(original, verdict));
        execution
                .append("logs", logs)
                .append("attempt", LogChunks.ATTEMPT)
                .append("lostAttempts", 0)
                .append("cancelRequested", false)
                .append(
                        "attempts",
                        hasRun
                                ? List.of(attempt(original, times, verdict).append("logs", logs))
                                : List.of())
                .append("dispatch", new Document("state", "DONE"));
    }

    static boolean hasImage(Original original) {
        return !NO_IMAGE.equals(image(original));
    }

    private static void appendRequest(Document execution, Original original) {
        String folder = original.text("folder");
        execution.append("image", image(original));
        appendIfThere(execution, "command", original.text("command"));
        execution
                .append("folder", folder == null || folder.isBlank() ? "all" : folder)
                .append("tests", original.texts("tests"))
                .append("config", ConfigConversion.of(original.nested("config")));
        appendIfThere(execution, "groupName", original.text("groupName"));
    }

    private static String image(Original original) {
        String image = original.text("image");
        return image != null && ImageReference.isValid(image.strip()) ? image.strip() : NO_IMAGE;
    }

    private static Document trigger(Owner owner) {
        return new Document("kind", "DASHBOARD").append("userId", owner.userId());
    }

    private static @Nullable String error(Original original, Verdict verdict) {
        return verdict.reason() == null ? original.text("error") : verdict.reason();
    }

    private static Document attempt(Original original, Times times, Verdict verdict) {
        return new Document("number", LogChunks.ATTEMPT)
                .append("workerId", "migrated")
                .append("token", original.fingerprint().substring(ID_DIGITS))
                .append("startTime", times.began())
                .append("endTime", times.ended())
                .append("outcome", verdict.outcome());
    }

    private static void appendIfThere(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }
}
