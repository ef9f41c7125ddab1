package dev.aac.producer.audit;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.DerivedKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs heads of chains with a key of its own. Safe for all threads. */
@Singleton
public class HeadSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    public HeadSignature(DerivedKeys keys) {
        this.key = keys.forPurpose("audit head", ALGORITHM);
    }

    String of(OrganizationId organizationId, long seq, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String signed = "%s:%d:%s".formatted(organizationId, seq, hash);
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }

    /** Whether a head was made with this installation's secret. */
    boolean isOurs(OrganizationId organizationId, ChainHead head) {
        return MessageDigest.isEqual(
                of(organizationId, head.seq(), head.hash()).getBytes(StandardCharsets.US_ASCII),
                head.signature().getBytes(StandardCharsets.US_ASCII));
    }
}
