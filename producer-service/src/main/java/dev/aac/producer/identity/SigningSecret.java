package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.settings.WrongSetting;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key of all access tokens. Never shown: its text form hides it. */
record SigningSecret(String value) {

    /** In production at least so many characters. */
    static final int LENGTH_MIN = 64;

    /** Fewer different characters than this are no secret, however many there are. */
    static final int DIFFERENT_CHARACTERS_MIN = 10;

    private static final int RANDOM_BYTES = 48;

    /** Parts of values that published examples show. */
    private static final List<String> PUBLISHED =
            List.of(
                    "change-in-production",
                    "dev-secret",
                    "your-super-secret",
                    "changeme",
                    "change-me",
                    "example");

    SigningSecret {
        requireNonNull(value, "value is null");
    }

    /** Stops the start when the value is none to rely on. */
    static SigningSecret ofProduction(String value) {
        if (value.isEmpty()) {
            throw WrongSetting.because(
                    "JWT_SECRET is not set; make one with: openssl rand -hex 48");
        }
        if (value.length() < LENGTH_MIN) {
            throw WrongSetting.because(
                    "JWT_SECRET must have at least "
                            + LENGTH_MIN
                            + " characters; make one with: openssl rand -hex 48");
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (PUBLISHED.stream().anyMatch(lower::contains)
                || value.chars().distinct().count() < DIFFERENT_CHARACTERS_MIN) {
            throw WrongSetting.because(
                    "JWT_SECRET is a published example or easy to guess; make one with: openssl"
                            + " rand -hex 48");
        }
        return new SigningSecret(value);
    }

    /** For development and tests: sessions end with the process. */
    static SigningSecret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SigningSecret(HexFormat.of().formatHex(bytes));
    }

    SecretKey key() {
        return new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override
    public String toString() {
        return "SigningSecret[hidden]";
    }
}
