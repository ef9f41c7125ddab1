package dev.aac.producer.identity.web;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refresh; it may be left out.
 *
 * @param tokenTransport {@code cookie} or {@code body}; when left out, body if there is a token
 *     here
 * @param refreshToken with the transport {@code body} only
 */
public record RefreshRequest(@Nullable String tokenTransport, @Nullable String refreshToken) {

    /** By cookie. */
    static final RefreshRequest EMPTY = new RefreshRequest(null, null);

    /**
     * A token goes back the way it came: a script that can make the browser send the cookie must
     * not get its content.
     *
     * @throws ProblemException when the two fields contradict each other
     */
    TokenTransport transport() {
        TokenTransport asked = TokenTransport.named(tokenTransport);
        if (refreshToken == null || asked == TokenTransport.BODY) {
            return asked;
        }
        if (tokenTransport == null) {
            return TokenTransport.BODY;
        }
        throw new ProblemException(
                Problem.InvalidRequest.field("refreshToken", "goes with tokenTransport body only"));
    }

    String tokenInBody() {
        return refreshToken == null ? "" : refreshToken;
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
