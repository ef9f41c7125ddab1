package dev.aac.migrations.original;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the original form. Nobody checked what was written then: a field that is
 * missing, or is of another type, is read as well as it can be and never fails.
 */
final class Original {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final ObjectId id;
    private final String fingerprint;
    private final Document fields;

    private Original(ObjectId id, String fingerprint, Document fields) {
        this.id = id;
        this.fingerprint = fingerprint;
        this.fields = fields;
    }

    /**
     * @param kept as {@link OriginalsBackup} has it, or as it was when its id is an ObjectId
     */
    static Original of(RawBsonDocument kept) {
        Document fields = kept.decode(CODEC);
        return new Original(fields.getObjectId("_id"), Fingerprints.of(kept), fields);
    }

    ObjectId id() {
        return id;
    }

    /** 64 hexadecimal digits that stand for all that it is. */
    String fingerprint() {
        return fingerprint;
    }

    /** A field as text, whatever it is; null when it is not there. */
    @Nullable String text(String field) {
        return text(fields, field);
    }

    static @Nullable String text(Document from, String field) {
        return switch (from.get(field)) {
            case null -> null;
            case String text -> text;
            case List<?> parts -> parts.stream().map(String::valueOf).collect(joining("\n"));
            case Document nested -> nested.toJson();
            case Object other -> String.valueOf(other);
        };
    }

    /** The texts of a list, without what is empty; none when it is no list. */
    List<String> texts(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(String::valueOf).toList()
                : List.of();
    }

    /** An empty one when it is none. */
    Document nested(String field) {
        return fields.get(field) instanceof Document nested ? nested : new Document();
    }

    /** A date, or milliseconds, or ISO 8601; null when it is none of them. */
    @Nullable Instant time(String field) {
        return switch (fields.get(field)) {
            case null -> null;
            case Date date -> date.toInstant();
            case Number millis -> Instant.ofEpochMilli(millis.longValue());
            case String text -> parsed(text);
            case Object _ -> null;
        };
    }

    private static @Nullable Instant parsed(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    .parse(text.strip(), Instant::from)
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** When it was asked for, as nearly as it says. */
    Instant createdAt() {
        for (String field : List.of("createdAt", "startTime", "endTime")) {
            Instant time = time(field);
            if (time != null) {
                return time;
            }
        }
        return fields.containsKey(OriginalsBackup.ORIGINAL_ID)
                ? Instant.EPOCH
                : Instant.ofEpochSecond(Integer.toUnsignedLong(id.getTimestamp()));
    }

    /** All it wrote; empty when it wrote nothing. */
    String output() {
        String output = text("output");
        return output == null ? "" : output;
    }
}
