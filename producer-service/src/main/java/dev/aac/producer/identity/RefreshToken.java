package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks for the next access token with, once. The store keeps hashes only.
 *
 * @param familyKey 256 random bits that all tokens of one session share: by it the session is
 *     found, and who has it has had a token of that session, spent or not
 * @param secret 256 random bits of this token alone
 */
public record RefreshToken(String familyKey, String secret) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");
    private static final int LENGTH = 87;

    public RefreshToken {
        requireNonNull(familyKey, "familyKey is null");
        requireNonNull(secret, "secret is null");
    }

    static RefreshToken ofNewFamily() {
        return new RefreshToken(RandomSecret.anew(), RandomSecret.anew());
    }

    RefreshToken successor() {
        return new RefreshToken(familyKey, RandomSecret.anew());
    }

    /** Empty for a text that cannot be one. */
    static Optional<RefreshToken> read(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new RefreshToken(parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    /** As clients keep it. */
    public String text() {
        return familyKey + "." + secret;
    }

    String familyHash() {
        return RandomSecret.hash(familyKey);
    }

    String secretHash() {
        return RandomSecret.hash(secret);
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
