package dev.aac.producer.platform.encryption;

import io.quarkus.runtime.LaunchMode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Keys for tests. */
public final class EncryptionKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private EncryptionKeys() {}

    /** As an operator makes one. */
    public static String hex() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** With a key that nobody has. */
    public static Encryption random() {
        return of(hex());
    }

    public static Encryption of(String current) {
        return new Encryption(settings(Optional.of(current), Optional.empty()));
    }

    public static Encryption of(String current, String previous) {
        return new Encryption(settings(Optional.of(current), Optional.of(previous)));
    }

    /** As in production where nobody has set one. */
    public static Encryption none() {
        return new Encryption(settings(Optional.empty(), Optional.empty()));
    }

    static EncryptionSettings settings(Optional<String> current, Optional<String> previous) {
        return new EncryptionSettings(current, previous, LaunchMode.NORMAL);
    }
}
