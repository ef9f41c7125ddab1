package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.PagePosition;
import dev.aac.producer.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a list asks for, in the store's language. The fields stay at the top level: the embedded
 * store finds its indexes by them.
 */
final class ExecutionFilters {

    private static final String CREATED_AT = "createdAt";
    private static final String TASK_ID = "taskId";

    /** All but the variables; what is left out is null in the document that is read. */
    private static final List<String> LISTED =
            List.of(
                    "organizationId taskId runId status version image imageDigest command folder",
                    "config.environment config.baseUrl config.retryAttempts config.timeoutSeconds",
                    "config.queueTimeoutSeconds config.idleTimeoutSeconds config.cpus",
                    "config.memoryMb config.reportsPath groupName projectId trigger correlationId"
                            + " traceparent",
                    "analysis.error analysis.category analysis.sentence analysis.confidence",
                    "analysis.nextStep createdAt startTime endTime exitCode error logs attempt"
                            + " lostAttempts cancelRequested",
                    "attempts dispatch slotKey queueDeadline detailsRemovedAt");

    private ExecutionFilters() {}

    /** The fields of each execution of a list, with its first tests only. */
    static Document listed(int testsMax) {
        Document projection = new Document();
        LISTED.forEach(
                line -> Stream.of(line.split(" ")).forEach(field -> projection.append(field, 1)));
        return projection.append("tests", new Document("$slice", testsMax));
    }

    /** What shows where each execution stands in line; fields that cannot be null come with it. */
    static Document inLine() {
        return new Document("dispatch", 1)
                .append("slotKey", 1)
                .append("version", 1)
                .append("attempt", 1)
                .append("lostAttempts", 1)
                .append("cancelRequested", 1);
    }

    static Document of(ExecutionFilter filter, @Nullable PagePosition after) {
        Document document = new Document();
        if (!filter.statuses().isEmpty()) {
            List<String> names = filter.statuses().stream().map(Enum::name).toList();
            document.append(
                    "status", names.size() == 1 ? names.getFirst() : new Document("$in", names));
        }
        appendIfAsked(document, "image", filter.image());
        ProjectId project = filter.projectId();
        appendIfAsked(
                document, "projectId", project == null ? null : new ObjectId(project.value()));
        appendIfAsked(document, "groupName", filter.groupName());
        appendIfAsked(document, "config.environment", filter.environment());
        appendCreatedAt(document, filter, after);
        appendAlternatives(document, filter.q(), after);
        return document;
    }

    private static void appendIfAsked(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }

    private static void appendCreatedAt(
            Document document, ExecutionFilter filter, @Nullable PagePosition after) {
        Document range = new Document();
        if (filter.from() != null) {
            range.append("$gte", filter.from());
        }
        if (filter.to() != null) {
            range.append("$lt", filter.to());
        }
        if (after != null) {
            range.append("$lte", after.createdAt());
        }
        if (!range.isEmpty()) {
            document.append(CREATED_AT, range);
        }
    }

    private static void appendAlternatives(
            Document document, @Nullable String q, @Nullable PagePosition after) {
        List<Document> conditions = new ArrayList<>();
        if (after != null) {
            Instant createdAt = after.createdAt();
            conditions.add(
                    anyOf(
                            new Document(CREATED_AT, new Document("$lt", createdAt)),
                            new Document(TASK_ID, new Document("$lt", after.taskId().value()))));
        }
        if (q != null) {
            conditions.add(mentioning(q));
        }
        switch (conditions.size()) {
            case 0 -> {}
            case 1 -> document.putAll(conditions.getFirst());
            default -> document.append("$and", conditions);
        }
    }

    private static Document mentioning(String q) {
        Document pattern = new Document("$regex", literally(q)).append("$options", "i");
        return anyOf(
                Stream.of(TASK_ID, "image", "groupName", "command")
                        .map(field -> new Document(field, pattern))
                        .toArray(Document[]::new));
    }

    private static Document anyOf(Document... conditions) {
        return new Document("$or", List.of(conditions));
    }

    /** A pattern that matches the text itself: all but letters and digits is escaped. */
    private static String literally(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            if (point < 128 && !Character.isLetterOrDigit(point)) {
                                pattern.append('\\');
                            }
                            pattern.appendCodePoint(point);
                        });
        return pattern.toString();
    }
}
