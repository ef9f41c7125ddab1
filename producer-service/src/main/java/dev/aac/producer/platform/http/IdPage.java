package dev.aac.producer.platform.http;

import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for whose cursor is the id of the last one seen.
 *
 * @param cursor null for the first page
 */
public record IdPage(@Nullable String cursor, int limit) {

    static final int LIMIT_DEFAULT = 50;
    static final int LIMIT_MAX = 200;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    /**
     * @throws ProblemException that names every parameter that is wrong
     */
    static IdPage of(@Nullable String cursor, @Nullable String limit) {
        Findings findings = new Findings();
        findings.require(
                cursor == null || ID.matcher(cursor).matches(),
                "cursor",
                QueryParameters.CURSOR_RULE);
        Optional<Long> wanted =
                limit == null
                        ? Optional.of((long) LIMIT_DEFAULT)
                        : QueryParameters.wholeNumber(limit, LIMIT_MAX);
        findings.require(wanted.isPresent(), "limit", QueryParameters.numberRule(LIMIT_MAX));
        findings.throwIfAny();
        return new IdPage(cursor, wanted.orElseThrow().intValue());
    }

    /** The cursor as the id it is; null for the first page. */
    public <T> @Nullable T cursor(Function<String, T> id) {
        return cursor == null ? null : id.apply(cursor);
    }
}
