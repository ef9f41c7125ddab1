package dev.aac.producer.identity.web;

import org.jspecify.annotations.Nullable;

/**
 * The body of a login as it came.
 *
 * @param tokenTransport {@code cookie} or {@code body}; cookie when left out
 */
public record LoginRequest(
        @Nullable String email, @Nullable String password, @Nullable String tokenTransport) {

    TokenTransport transport() {
        return TokenTransport.named(tokenTransport);
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "LoginRequest[hidden]";
    }
}
