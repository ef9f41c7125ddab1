package dev.aac.producer.identity;

import dev.aac.producer.platform.hashing.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets that nobody guesses, and the hashes by which they are known again. */
final class RandomSecret {

    /** Each is so many characters of base64url. */
    static final int LENGTH = 43;

    private static final int RANDOM_BYTES = 32;

    private RandomSecret() {}

    /** 256 random bits. */
    static String anew() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hexadecimal. */
    static String hash(String secret) {
        return Sha256.hex(secret);
    }
}
