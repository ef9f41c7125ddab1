package dev.aac.producer.operator;

import dev.aac.producer.identity.DerivedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes and checks proofs that a request comes from the operator. A proof is for one method and
 * path and good for a minute, so that one that somebody overheard is of little use. Safe for all
 * threads.
 */
@ApplicationScoped
public class OperatorKey {

    /** The header that carries a proof. */
    public static final String HEADER = "X-Operator-Proof";

    /** Clocks may differ by so much, too. */
    static final Duration LIFE = Duration.ofMinutes(1);

    private static final String PURPOSE = "operator";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}):[0-9a-f]{64}");

    private final SecretKey key;

    /** The running producer's. */
    @Inject
    public OperatorKey(DerivedKeys keys) {
        this(keys.forPurpose(PURPOSE, ALGORITHM));
    }

    private OperatorKey(SecretKey key) {
        this.key = key;
    }

    /** The same for who runs no producer. */
    static OperatorKey of(String jwtSecret) {
        return new OperatorKey(DerivedKeys.derivedFrom(jwtSecret, PURPOSE, ALGORITHM));
    }

    /** A proof for a request that is sent now. */
    public String proof(String method, String path, Instant now) {
        return proof(method, path, now.getEpochSecond());
    }

    /** Whether a proof is for this request and of this time. */
    public boolean proves(String proof, String method, String path, Instant now) {
        Matcher matcher = FORM.matcher(proof);
        if (!matcher.matches()) {
            return false;
        }
        long madeAt = Long.parseLong(matcher.group(1));
        return Math.abs(now.getEpochSecond() - madeAt) <= LIFE.toSeconds()
                && MessageDigest.isEqual(
                        proof.getBytes(StandardCharsets.US_ASCII),
                        proof(method, path, madeAt).getBytes(StandardCharsets.US_ASCII));
    }

    private String proof(String method, String path, long madeAt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String signed = "%d %s %s".formatted(madeAt, method, path);
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return madeAt + ":" + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
