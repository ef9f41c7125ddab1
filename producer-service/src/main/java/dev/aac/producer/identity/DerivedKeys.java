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
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(settings.secret().key())
                                    .thenExpand(
                                            ("aac " + purpose).getBytes(StandardCharsets.UTF_8),
                                            KEY_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HKDF", missing);
        }
    }
}
