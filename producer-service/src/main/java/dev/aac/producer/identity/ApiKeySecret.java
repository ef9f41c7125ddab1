package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program shows to be let in: {@code aac_live_} and 256 random bits. The store keeps its
 * hash only, so that it can be shown once.
 */
public record ApiKeySecret(String text) {

    static final String PREFIX = "aac_live_";

    private static final int LENGTH = PREFIX.length() + RandomSecret.LENGTH;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + RandomSecret.LENGTH + "}");

    /** Of the random part; the others are beyond guessing. */
    private static final int SHOWN = 4;

    public ApiKeySecret {
        requireNonNull(text, "text is null");
    }

    static ApiKeySecret random() {
        return new ApiKeySecret(PREFIX + RandomSecret.anew());
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
        return RandomSecret.hash(text);
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "ApiKeySecret[hidden]";
    }
}
