package dev.aac.producer.identity;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;

/**
 * Gives a client something to bring back, which it can neither read nor change, and which is good
 * for a short time: so no replica has to remember it. As JWE with AES-256-GCM; each purpose has a
 * key of its own, derived from {@code JWT_SECRET}.
 */
@Singleton
public class ClientSeal {

    private static final JWEHeader HEADER =
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    /** Every sealed text begins so; the library is given no header that somebody else wrote. */
    private static final String BEGINNING = HEADER.toBase64URL() + "..";

    /** Far longer than anything that is sealed, and no work to refuse. */
    private static final int LENGTH_MAX = 4_096;

    private final Map<Purpose, SecretKey> keys = new EnumMap<>(Purpose.class);
    private final Clock clock;

    public ClientSeal(DerivedKeys derived, Clock clock) {
        this.clock = clock;
        for (Purpose purpose : Purpose.values()) {
            keys.put(purpose, derived.forPurpose(purpose.keyName, "AES"));
        }
    }

    /** What is sealed. */
    public enum Purpose {
        /** A sign-in that was begun at a provider. */
        FLOW("oauth flow", Duration.ofMinutes(10)),

        /** A person whom a provider confirmed. */
        PERSON("oauth person", Duration.ofMinutes(15));

        private final String keyName;
        private final Duration life;

        Purpose(String keyName, Duration life) {
            this.keyName = keyName;
            this.life = life;
        }

        /** How long it is good for. */
        public Duration life() {
            return life;
        }
    }

    String seal(Purpose purpose, Map<String, String> content) {
        Instant end = clock.instant().plus(purpose.life);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().expirationTime(Date.from(end));
        content.forEach(claims::claim);
        EncryptedJWT sealed = new EncryptedJWT(HEADER, claims.build());
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(purpose)));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
        return sealed.serialize();
    }

    /**
     * @param text as it came
     * @return empty for what was not sealed here for this purpose, or too long ago
     */
    Optional<Map<String, String>> open(Purpose purpose, String text) {
        if (text.length() > LENGTH_MAX || !text.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        try {
            EncryptedJWT sealed = EncryptedJWT.parse(text);
            sealed.decrypt(new DirectDecrypter(keys.get(purpose)));
            return content(sealed.getJWTClaimsSet());
        } catch (ParseException | JOSEException _) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, String>> content(JWTClaimsSet claims) {
        Date end = claims.getExpirationTime();
        return end == null || !end.toInstant().isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of(
                        claims.getClaims().entrySet().stream()
                                .filter(claim -> claim.getValue() instanceof String)
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                claim -> (String) claim.getValue())));
    }
}
