package dev.aac.producer.execution.web;

import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request, read to the letter. Used by one thread. */
final class QueryParameters {

    /** Longest value of any parameter, in characters. */
    static final int VALUE_CHARS_MAX = 512;

    /** What the store can keep and order. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Map<String, List<String>> given;
    private final Findings findings = new Findings();

    private QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * @throws ProblemException when there are others than the known ones
     */
    static QueryParameters of(UriInfo uri, Set<String> known) {
        Map<String, List<String>> given = uri.getQueryParameters();
        List<String> unknown =
                given.keySet().stream()
                        .filter(name -> !known.contains(name))
                        .limit(Findings.NAMED_MAX)
                        .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(new Problem.UnknownFields(unknown));
        }
        return new QueryParameters(given);
    }

    /** For routes that take none. */
    static void none(UriInfo uri) {
        of(uri, Set.of());
    }

    Findings findings() {
        return findings;
    }

    /** The one value, or null when the parameter is absent or empty. */
    @Nullable String text(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        findings.require(values.size() <= 1, name, "must be given once");
        String value = values.isEmpty() ? null : Texts.orNull(values.getFirst());
        if (value != null && (!Texts.hasChars(value, VALUE_CHARS_MAX) || !Texts.isOneLine(value))) {
            findings.wrong(
                    name,
                    "must be at most "
                            + VALUE_CHARS_MAX
                            + " characters, none of them control ones");
            return null;
        }
        return value;
    }

    /** Every value, also of a list with commas. */
    List<String> texts(String name) {
        return given.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .toList();
    }

    int number(String name, int absent, int max) {
        return (int) number(name, (long) absent, (long) max);
    }

    /** A whole number from 1 on. */
    long number(String name, long absent, long max) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, like a number out of range.
        }
        findings.wrong(name, "must be a whole number from 1 to " + max);
        return absent;
    }

    @Nullable Instant time(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException _) {
            // Told below, like a time out of range.
        }
        findings.wrong(name, "must be a time such as 2026-03-01T12:00:00Z");
        return null;
    }
}
