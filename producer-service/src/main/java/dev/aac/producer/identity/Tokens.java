package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client goes on with.
 *
 * @param expiresIn how long the access token is good for
 * @param refreshToken null when the client, or another tab of it, has the good one already
 */
public record Tokens(String access, Duration expiresIn, @Nullable RefreshToken refreshToken) {

    public Tokens {
        requireNonNull(access, "access is null");
        requireNonNull(expiresIn, "expiresIn is null");
    }

    public Optional<RefreshToken> refresh() {
        return Optional.ofNullable(refreshToken);
    }

    /** The tokens stay out of logs. */
    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
