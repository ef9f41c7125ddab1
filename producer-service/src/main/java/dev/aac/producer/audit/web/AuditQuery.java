package dev.aac.producer.audit.web;

import dev.aac.producer.audit.AuditFilter;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> OF_FILTER =
            Set.of("type", "exceptType", "actor", "subject", "from", "to");
    private static final Set<String> OF_PAGE =
            Stream.concat(OF_FILTER.stream(), Stream.of("cursor", "limit"))
                    .collect(Collectors.toUnmodifiableSet());

    private static final List<String> TYPES =
            Arrays.stream(AuditType.values()).map(AuditType::apiName).toList();
    private static final Pattern CURSOR = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern TEXT =
            Pattern.compile("[\\x21-\\x7e]{1," + AuditSubject.TEXT_CHARS_MAX + "}");

    /**
     * A page of the list.
     *
     * @throws ProblemException that names every parameter that is wrong
     */
    static AuditQuery page(UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, OF_PAGE);
        Long before =
                query.value(
                        "cursor",
                        text -> matching(CURSOR, text).map(Long::valueOf),
                        QueryParameters.CURSOR_RULE);
        AuditQuery asked =
                new AuditQuery(
                        filter(query),
                        before == null ? Long.MAX_VALUE : before,
                        query.number("limit", LIMIT_DEFAULT, LIMIT_MAX));
        query.findings().throwIfAny();
        return asked;
    }

    /**
     * All that pass the filter.
     *
     * @throws ProblemException that names every parameter that is wrong
     */
    static AuditFilter export(UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, OF_FILTER);
        AuditFilter filter = filter(query);
        query.findings().throwIfAny();
        return filter;
    }

    private static AuditFilter filter(QueryParameters query) {
        QueryParameters.Span span = query.span();
        return new AuditFilter(
                types(query), text(query, "actor"), text(query, "subject"), span.from(), span.to());
    }

    /** What is left out is told by what is left in: that is what the store has indexes for. */
    private static Set<String> types(QueryParameters query) {
        Set<String> wanted = query.anyOf("type", TYPES);
        Set<String> unwanted = query.anyOf("exceptType", TYPES);
        if (unwanted.isEmpty()) {
            return wanted;
        }
        Set<String> left =
                (wanted.isEmpty() ? TYPES : wanted)
                        .stream()
                                .filter(type -> !unwanted.contains(type))
                                .collect(Collectors.toUnmodifiableSet());
        query.findings().require(!left.isEmpty(), "exceptType", "must leave a type to ask for");
        return left;
    }

    private static @Nullable String text(QueryParameters query, String name) {
        return query.value(
                name,
                text -> matching(TEXT, text),
                "must be at most "
                        + AuditSubject.TEXT_CHARS_MAX
                        + " characters, none of them a space or a control one");
    }

    private static Optional<String> matching(Pattern form, String text) {
        return Optional.of(text).filter(given -> form.matcher(given).matches());
    }
}
