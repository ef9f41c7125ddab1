package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the refresh tokens of one session. Exactly one of them is good at a time; hashes
 * are SHA-256 in hexadecimal.
 *
 * @param currentHash of the good one
 * @param previousHash of the one before it; null when there was none
 * @param rotatedAt when the good one took its place; null for the first
 * @param expiresAt when the good one stops being good
 */
public record RefreshFamily(
        String familyHash,
        String currentHash,
        @Nullable String previousHash,
        @Nullable Instant rotatedAt,
        Instant expiresAt) {

    /**
     * How long the immediate predecessor of the good token is no sign of theft: two tabs of one
     * browser may have sent it at once.
     */
    public static final Duration GRACE = Duration.ofSeconds(10);

    public RefreshFamily {
        requireNonNull(familyHash, "familyHash is null");
        requireNonNull(currentHash, "currentHash is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }

    static RefreshFamily begun(RefreshToken first, Instant expiresAt) {
        return new RefreshFamily(first.familyHash(), first.secretHash(), null, null, expiresAt);
    }

    RefreshFamily rotated(RefreshToken successor, Instant now, Instant nextExpiresAt) {
        return new RefreshFamily(
                familyHash, successor.secretHash(), currentHash, now, nextExpiresAt);
    }

    boolean isGood(RefreshToken token, Instant now) {
        return isCurrent(token) && now.isBefore(expiresAt);
    }

    boolean isCurrent(RefreshToken token) {
        return currentHash.equals(token.secretHash());
    }

    boolean isWithinGrace(RefreshToken token, Instant now) {
        return rotatedAt != null
                && token.secretHash().equals(previousHash)
                && !now.isAfter(rotatedAt.plus(GRACE));
    }

    /** Hashes of what is good now stay out of logs. */
    @Override
    public String toString() {
        return "RefreshFamily[until " + expiresAt + "]";
    }
}
