package dev.aac.producer.platform.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts with AES-256-GCM, each with a random nonce of its own. Safe for all threads; nothing
 * here blocks.
 */
@Singleton
public class Encryption {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** So many bytes more than the text a box has. */
    static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private final EncryptionSettings settings;
    private final SecureRandom random = new SecureRandom();

    public Encryption(EncryptionSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws ProblemException {@link FixedProblem#ENCRYPTION_KEY_MISSING}
     */
    public Sealed seal(SealedAs what, String text) {
        EncryptionKey key =
                settings.current()
                        .orElseThrow(
                                () -> new ProblemException(FixedProblem.ENCRYPTION_KEY_MISSING));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, what).doFinal(utf8(text));
            byte[] box =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return new Sealed(key.id(), Base64.getEncoder().encodeToString(box));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    /**
     * @return empty when the key is not there any more, or it was not sealed as this
     */
    public Optional<String> open(SealedAs what, Sealed sealed) {
        return keys().filter(key -> key.id().equals(sealed.keyId()))
                .findFirst()
                .flatMap(key -> opened(what, sealed, key));
    }

    /** The key that is used now; empty when there is none. */
    public Optional<String> currentKeyId() {
        return settings.current().map(EncryptionKey::id);
    }

    /** Whether there may be something to be sealed anew, and a key to read it with. */
    public boolean hasPreviousKey() {
        return settings.previous().isPresent();
    }

    private Stream<EncryptionKey> keys() {
        return Stream.concat(settings.current().stream(), settings.previous().stream());
    }

    private static Optional<String> opened(SealedAs what, Sealed sealed, EncryptionKey key) {
        try {
            byte[] box = Base64.getDecoder().decode(sealed.box());
            if (box.length < OVERHEAD_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(box, 0, nonce, 0, NONCE_BYTES);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, what)
                            .doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            return Optional.of(new String(text, UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException _) {
            // Moved, changed, or no base64: none of them is what was sealed here.
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    private static Cipher cipher(int mode, EncryptionKey key, byte[] nonce, SealedAs what)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(what.bytes());
        return cipher;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
