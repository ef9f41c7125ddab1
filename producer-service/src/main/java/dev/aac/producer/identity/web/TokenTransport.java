package dev.aac.producer.identity.web;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** How a client gets refresh tokens and brings them back. */
enum TokenTransport {
    /** In a cookie that no script can read: for browsers, and unless the client says otherwise. */
    COOKIE,
    /** In the body of answers and requests: for clients that keep it themselves. */
    BODY;

    /**
     * @throws ProblemException when it is none
     */
    static TokenTransport named(@Nullable String name) {
        return switch (name) {
            case null -> COOKIE;
            case "cookie" -> COOKIE;
            case "body" -> BODY;
            default ->
                    throw new ProblemException(
                            Problem.InvalidRequest.field(
                                    "tokenTransport", "must be cookie or body"));
        };
    }
}
