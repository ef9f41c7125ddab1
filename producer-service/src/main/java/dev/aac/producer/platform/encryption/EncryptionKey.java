package dev.aac.producer.platform.encryption;

import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.platform.settings.WrongSetting;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits, and by what stored things name it. Never shown: its text form hides it. */
final class EncryptionKey {

    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{64}");

    /** Of 32 random bytes hardly two are alike; examples repeat theirs. */
    private static final int DIFFERENT_BYTES_MIN = 16;

    private static final int ID_CHARS = 16;

    private final String id;
    private final SecretKey key;

    private EncryptionKey(byte[] bytes) {
        this.id = idOf(bytes);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /**
     * @param name of the environment variable
     * @throws RuntimeException a {@link WrongSetting} when the text is no key to rely on
     */
    static EncryptionKey read(String name, String text) {
        if (!FORM.matcher(text).matches()) {
            throw WrongSetting.because(
                    name + " must be 64 hexadecimal digits; make them with: openssl rand -hex 32");
        }
        byte[] bytes = HexFormat.of().parseHex(text);
        if (differentBytes(bytes) < DIFFERENT_BYTES_MIN) {
            throw WrongSetting.because(
                    name + " is easy to guess; make another with: openssl rand -hex 32");
        }
        return new EncryptionKey(bytes);
    }

    /** For development and tests: what is encrypted with it is lost with the process. */
    static EncryptionKey of(byte[] random) {
        return new EncryptionKey(random);
    }

    private static long differentBytes(byte[] bytes) {
        boolean[] there = new boolean[1 << Byte.SIZE];
        long different = 0;
        for (byte b : bytes) {
            different += there[b & 0xFF] ? 0 : 1;
            there[b & 0xFF] = true;
        }
        return different;
    }

    /** Tells keys apart and nothing about them. */
    private static String idOf(byte[] bytes) {
        String text = "aac key id " + HexFormat.of().formatHex(bytes);
        return Sha256.hex(text).substring(0, ID_CHARS);
    }

    String id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "EncryptionKey[" + id + "]";
    }
}
