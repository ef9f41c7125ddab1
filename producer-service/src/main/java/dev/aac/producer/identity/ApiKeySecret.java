package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program shows to be let in: {@code aac_live_} and 256 random bits. The store keeps its
 * hash only, so that it can be shown once.
 */
public record ApiKeySecret(String text) {

    static final String PREFIX = "aac_live_";

    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = 52;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    /** Of the random part; the others are beyond guessing. */
    private static final int SHOWN = 4;

    public ApiKeySecret {
        requireNonNull(text, "text is null");
    }

    static ApiKeySecret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ApiKeySecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for a text that cannot be one. */
    static Optional<ApiKeySecret> read(String text) {
        return text.length() == LENGTH && FORM.matcher(text).matches()
                ? Optional.of(new ApiKeySecret(text))
                : Optional.empty();
    }

    /** Its beginning, by which people recognize it. */
    String beginning() {
        return text.substring(0, PREFIX.length() + SHOWN);
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "ApiKeySecret[hidden]";
    }
}
