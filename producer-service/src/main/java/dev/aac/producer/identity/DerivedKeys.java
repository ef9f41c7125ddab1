package dev.aac.producer.identity;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys for other purposes than tokens, each derived from {@code JWT_SECRET} by HKDF: none tells
 * anything about the secret or about another one.
 */
@Singleton
public class DerivedKeys {

    private static final int KEY_BYTES = 32;

    private final TokenSettings settings;

    public DerivedKeys(TokenSettings settings) {
        this.settings = settings;
    }

    /**
     * @param purpose the same one gives the same key
     * @param algorithm what the key is for
     */
    public SecretKey forPurpose(String purpose, String algorithm) {
        return derived(settings.secret(), purpose, algorithm);
    }

    /**
     * The same key, for who has the secret and runs no producer.
     *
     * @param jwtSecret as {@code JWT_SECRET} has it
     */
    public static SecretKey derivedFrom(String jwtSecret, String purpose, String algorithm) {
        return derived(new SigningSecret(jwtSecret), purpose, algorithm);
    }

    private static SecretKey derived(SigningSecret secret, String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.key())
                                    .thenExpand(
                                            ("aac " + purpose).getBytes(StandardCharsets.UTF_8),
                                            KEY_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HKDF", missing);
        }
    }
}
