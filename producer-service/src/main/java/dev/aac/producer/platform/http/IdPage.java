package dev.aac.producer.platform.http;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for whose cursor is the id of the last one seen.
 *
 * @param cursor null for the first page
 */
public record IdPage(@Nullable String cursor, int limit) {

    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /**
     * @throws ProblemException that names every parameter that is wrong
     */
    public static IdPage of(@Nullable String cursor, @Nullable String limit) {
        Map<String, String> wrong = new TreeMap<>();
        if (cursor != null && !ID.matcher(cursor).matches()) {
            wrong.put("cursor", "must be the nextCursor of an earlier page");
        }
        if (limit != null && !isLimit(limit)) {
            wrong.put("limit", "must be a whole number from 1 to " + LIMIT_MAX);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
        return new IdPage(cursor, limit == null ? LIMIT_DEFAULT : Integer.parseInt(limit));
    }

    /** The cursor as the id it is; null for the first page. */
    public <T> @Nullable T cursor(Function<String, T> id) {
        return cursor == null ? null : id.apply(cursor);
    }

    private static boolean isLimit(String text) {
        return NUMBER.matcher(text).matches()
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= LIMIT_MAX;
    }
}
