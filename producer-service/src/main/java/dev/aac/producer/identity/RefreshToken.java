package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
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

    private static final int RANDOM_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");
    private static final int LENGTH = 87;

    public RefreshToken {
        requireNonNull(familyKey, "familyKey is null");
        requireNonNull(secret, "secret is null");
    }

    static RefreshToken ofNewFamily() {
        return new RefreshToken(random(), random());
    }

    RefreshToken successor() {
        return new RefreshToken(familyKey, random());
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
        return hash(familyKey);
    }

    String secretHash() {
        return hash(secret);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String part) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(part.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
