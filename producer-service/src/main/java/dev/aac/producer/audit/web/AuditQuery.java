package dev.aac.producer.audit.web;

import dev.aac.producer.audit.AuditFilter;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for.
 *
 * @param beforeSeq where the page begins
 */
record AuditQuery(AuditFilter filter, long beforeSeq, int limit) {

    static final int LIMIT_DEFAULT = 50;
    static final int LIMIT_MAX = 200;

    private static final Set<String> OF_FILTER = Set.of("type", "actor", "subject", "from", "to");
    private static final Set<String> OF_PAGE =
            Stream.concat(OF_FILTER.stream(), Stream.of("cursor", "limit"))
                    .collect(Collectors.toUnmodifiableSet());

    /** Most unknown parameters that are named in an answer. */
    private static final int NAMED_MAX = 50;

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");
    private static final Pattern CURSOR = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern TEXT =
            Pattern.compile("[\\x21-\\x7e]{1," + AuditSubject.TEXT_CHARS_MAX + "}");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /**
     * A page of the list.
     *
     * @throws ProblemException that names every parameter that is wrong
     */
    static AuditQuery page(UriInfo uri) {
        Reading given = new Reading(uri, OF_PAGE);
        AuditFilter filter = given.filter();
        long before =
                given.matching("cursor", CURSOR, "must be the nextCursor of an earlier page")
                        .map(Long::parseLong)
                        .orElse(Long.MAX_VALUE);
        int limit = given.limit();
        given.throwIfWrong();
        return new AuditQuery(filter, before, limit);
    }

    /**
     * All that pass the filter.
     *
     * @throws ProblemException that names every parameter that is wrong
     */
    static AuditFilter export(UriInfo uri) {
        Reading given = new Reading(uri, OF_FILTER);
        AuditFilter filter = given.filter();
        given.throwIfWrong();
        return filter;
    }

    /** For routes that take none. */
    static void none(UriInfo uri) {
        new Reading(uri, Set.of()).throwIfWrong();
    }

    /** The parameters, and what is wrong with them. Used by one thread. */
    private static final class Reading {

        private final Map<String, List<String>> given;
        private final Map<String, String> wrong = new TreeMap<>();

        Reading(UriInfo uri, Set<String> known) {
            given = uri.getQueryParameters();
            List<String> unknown =
                    given.keySet().stream()
                            .filter(name -> !known.contains(name))
                            .limit(NAMED_MAX)
                            .toList();
            if (!unknown.isEmpty()) {
                throw new ProblemException(new Problem.UnknownFields(unknown));
            }
        }

        AuditFilter filter() {
            Instant from = time("from");
            Instant to = time("to");
            if (from != null && to != null && !from.isBefore(to)) {
                wrong.put("to", "must be later than from");
            }
            return new AuditFilter(types(), text("actor"), text("subject"), from, to);
        }

        int limit() {
            String rule = "must be a whole number from 1 to " + LIMIT_MAX;
            int limit = matching("limit", LIMIT, rule).map(Integer::parseInt).orElse(LIMIT_DEFAULT);
            if (limit < 1 || limit > LIMIT_MAX) {
                wrong.put("limit", rule);
            }
            return limit;
        }

        Optional<String> matching(String name, Pattern form, String rule) {
            List<String> values = given.getOrDefault(name, List.of());
            if (values.size() > 1) {
                wrong.put(name, "must be given once");
                return Optional.empty();
            }
            Optional<String> value = values.stream().filter(text -> !text.isBlank()).findFirst();
            if (value.isPresent() && !form.matcher(value.get()).matches()) {
                wrong.put(name, rule);
                return Optional.empty();
            }
            return value;
        }

        void throwIfWrong() {
            if (!wrong.isEmpty()) {
                throw new ProblemException(new Problem.InvalidRequest(wrong));
            }
        }

        private @Nullable String text(String name) {
            String rule =
                    "must be at most "
                            + AuditSubject.TEXT_CHARS_MAX
                            + " characters, none of them a space or a control one";
            return matching(name, TEXT, rule).orElse(null);
        }

        private Set<String> types() {
            Set<String> types =
                    given.getOrDefault("type", List.of()).stream()
                            .flatMap(value -> Arrays.stream(value.split(",", -1)))
                            .filter(name -> !name.isBlank())
                            .collect(Collectors.toSet());
            if (types.stream().anyMatch(name -> AuditType.named(name).isEmpty())) {
                wrong.put("type", "must be one of " + names());
            }
            return types;
        }

        private @Nullable Instant time(String name) {
            String value = text(name);
            if (value == null) {
                return null;
            }
            try {
                Instant time = OffsetDateTime.parse(value).toInstant();
                if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                    return time;
                }
            } catch (DateTimeException _) {
                // Told below, like a time out of range.
            }
            wrong.put(name, "must be a time such as 2026-03-01T12:00:00Z");
            return null;
        }

        private static String names() {
            return Arrays.stream(AuditType.values())
                    .map(AuditType::apiName)
                    .collect(Collectors.joining(", "));
        }
    }
}
