package dev.aac.producer.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/** ID tokens as a provider issues them, and as somebody else would like to. */
public final class IdTokens {

    private static final String KEY_ID = "key-of-today";
    private static final int KEY_BITS = 2_048;
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Not claims, but instructions for the stand-in. */
    private static final Set<String> INSTRUCTIONS = Set.of("forgery", "trouble");

    /** Made once: that takes long. */
    private static final RSAKey OWN = key();

    private static final RSAKey OTHER = key();

    /** What may be wrong with one. */
    public enum Forgery {
        NONE,
        AUDIENCE,
        ISSUER,
        /** Signed by another key under the name of the right one. */
        KEY,
        /** Signed by a key that the provider does not list. */
        UNKNOWN_KEY,
        UNSECURED,
        /** Signed by a secret that the client knows too. */
        CLIENT_SECRET,
        /** Signed by what everybody can read, taken for a secret. */
        PUBLIC_KEY,
        NONCE,
        NO_NONCE,
        EXPIRED,
        FROM_THE_FUTURE
    }

    String publicKeys() {
        return new JWKSet(OWN).toPublicJWKSet().toString();
    }

    String of(String issuer, String nonce, Map<String, Object> as) {
        Forgery forgery = Forgery.valueOf((String) as.getOrDefault("forgery", "NONE"));
        Instant now =
                switch (forgery) {
                    case EXPIRED -> Instant.now().minus(Duration.ofHours(1));
                    case FROM_THE_FUTURE -> Instant.now().plus(Duration.ofHours(1));
                    default -> Instant.now();
                };
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(forgery == Forgery.ISSUER ? issuer + "/else" : issuer)
                        .audience(
                                forgery == Forgery.AUDIENCE
                                        ? "another-client"
                                        : StandInProviders.CLIENT_ID)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)));
        switch (forgery) {
            case NO_NONCE -> {
                // It is for any sign-in.
            }
            case NONCE -> claims.claim("nonce", "of-another-sign-in");
            default -> claims.claim("nonce", nonce);
        }
        as.forEach(
                (name, value) -> {
                    if (!INSTRUCTIONS.contains(name)) {
                        claims.claim(name, value);
                    }
                });
        return signed(claims.build(), forgery);
    }

    private String signed(JWTClaimsSet claims, Forgery forgery) {
        try {
            return switch (forgery) {
                case UNSECURED -> new PlainJWT(claims).serialize();
                case KEY -> signed(claims, OTHER, KEY_ID);
                case UNKNOWN_KEY -> signed(claims, OTHER, "key-of-nobody");
                case CLIENT_SECRET ->
                        authenticated(
                                claims,
                                StandInProviders.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8));
                case PUBLIC_KEY -> authenticated(claims, OWN.toRSAPublicKey().getEncoded());
                default -> signed(claims, OWN, KEY_ID);
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, String keyId)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String authenticated(JWTClaimsSet claims, byte[] secret) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY_ID).build(), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(KEY_ID).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
