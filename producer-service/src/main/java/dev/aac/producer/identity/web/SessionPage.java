package dev.aac.producer.identity.web;

import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.Sessions;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which page of the caller's sessions is asked for. */
record SessionPage(@Nullable SessionId before, int limit) {

    static final int LIMIT_DEFAULT = 50;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /**
     * @throws ProblemException that names every parameter that is wrong
     */
    static SessionPage of(@Nullable String cursor, @Nullable String limit) {
        Map<String, String> wrong = new TreeMap<>();
        if (cursor != null && !SessionId.isValid(cursor)) {
            wrong.put("cursor", "must be the nextCursor of an earlier page");
        }
        if (limit != null && !isLimit(limit)) {
            wrong.put("limit", "must be a whole number from 1 to " + Sessions.PAGE_MAX);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
        return new SessionPage(
                cursor == null ? null : new SessionId(cursor),
                limit == null ? LIMIT_DEFAULT : Integer.parseInt(limit));
    }

    private static boolean isLimit(String text) {
        return NUMBER.matcher(text).matches()
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= Sessions.PAGE_MAX;
    }
}
