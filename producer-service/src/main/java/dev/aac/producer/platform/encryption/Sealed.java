package dev.aac.producer.platform.encryption;

import static java.util.Objects.requireNonNull;

/**
 * A text that only who has the key can read, and only as what it was sealed as.
 *
 * @param keyId of the key it was sealed with
 * @param box the nonce and what it became, in base64
 */
public record Sealed(String keyId, String box) {

    public Sealed {
        requireNonNull(keyId, "keyId is null");
        requireNonNull(box, "box is null");
    }

    /** How many bytes of UTF-8 the text has. */
    public int textBytes() {
        int bytes = box.length() / 4 * 3 - (int) box.chars().filter(c -> c == '=').count();
        return bytes - Encryption.OVERHEAD_BYTES;
    }

    @Override
    public String toString() {
        return "Sealed[keyId=" + keyId + "]";
    }
}
