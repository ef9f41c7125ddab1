package dev.aac.producer.platform.http;

import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a request, read to the letter. Used by one thread. */
public final class QueryParameters {

    /** What a cursor must be, in words for answers. */
    public static final String CURSOR_RULE = "must be the nextCursor of an earlier page";

    /** Longest value of any parameter, in characters. */
    static final int VALUE_CHARS_MAX = 512;

    /** What the store can keep and order. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    private final Map<String, List<String>> given;
    private final Findings findings = new Findings();

    private QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** Times from one on and before another; open where there is none. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {}

    /**
     * @throws ProblemException when there are others than the known ones
     */
    public static QueryParameters of(UriInfo uri, Set<String> known) {
        return of(uri.getQueryParameters(), known);
    }

    static QueryParameters of(Map<String, List<String>> given, Set<String> known) {
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
    public static void none(UriInfo uri) {
        of(uri, Set.of());
    }

    public Findings findings() {
        return findings;
    }

    /** The one value, or null when the parameter is absent or empty. */
    public @Nullable String text(String name) {
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

    /**
     * What the one value stands for; null, too, when it stands for nothing.
     *
     * @param rule what it must be, to follow its name
     */
    public <T> @Nullable T value(String name, Function<String, Optional<T>> reading, String rule) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Optional<T> value = reading.apply(text);
        findings.require(value.isPresent(), name, rule);
        return value.orElse(null);
    }

    /** Those of the known words that are given, repeated or with commas. */
    public Set<String> anyOf(String name, List<String> known) {
        List<String> words =
                given.getOrDefault(name, List.of()).stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .filter(word -> !word.isBlank())
                        .toList();
        findings.require(
                known.containsAll(words), name, "must be one of " + String.join(", ", known));
        return words.stream().filter(known::contains).collect(Collectors.toUnmodifiableSet());
    }

    public int number(String name, int absent, int max) {
        return (int) number(name, (long) absent, (long) max);
    }

    /** A whole number from 1 on. */
    public long number(String name, long absent, long max) {
        Long number = value(name, text -> wholeNumber(text, max), numberRule(max));
        return number == null ? absent : number;
    }

    public @Nullable Instant time(String name) {
        return value(
                name, QueryParameters::readTime, "must be a time such as 2026-03-01T12:00:00Z");
    }

    /** The parameters {@code from} and {@code to}. */
    public Span span() {
        Span span = new Span(time("from"), time("to"));
        findings.require(
                span.from() == null || span.to() == null || span.from().isBefore(span.to()),
                "to",
                "must be later than from");
        return span;
    }

    /** Empty when the text is none from 1 to max. */
    static Optional<Long> wholeNumber(String text, long max) {
        return Optional.of(text)
                .filter(digits -> DIGITS.matcher(digits).matches())
                // So many digits fit an unsigned number; what is too large for ours is negative.
                .map(Long::parseUnsignedLong)
                .filter(number -> number >= 1 && number <= max);
    }

    static String numberRule(long max) {
        return "must be a whole number from 1 to " + max;
    }

    private static Optional<Instant> readTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
