package dev.aac.producer.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, so that each claim and header can be wrong by itself. */
final class ForgedTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private byte[] key;
    private String algorithm = "HmacSHA256";
    private String again = "}";

    /** Is written without quotes. */
    private enum Literal {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    private ForgedTokens(AccessToken token, SigningSecret secret) {
        header.put("typ", AccessTokens.TYPE);
        header.put("alg", "HS256");
        claims.put("iss", AccessTokens.ISSUER);
        claims.put("aud", AccessTokens.AUDIENCE);
        claims.put("userId", token.userId().value());
        claims.put("organizationId", token.organizationId().value());
        claims.put("sid", token.sessionId().value());
        claims.put("email", token.email());
        claims.put("role", token.role().apiName());
        claims.put("jti", "forged");
        claims.put("iat", Instant.now().getEpochSecond() - 1);
        claims.put("exp", token.expiresAt().getEpochSecond());
        this.key = secret.value().getBytes(StandardCharsets.UTF_8);
    }

    /** A token that is right in everything, to be made wrong. */
    static ForgedTokens like(AccessToken token, SigningSecret secret) {
        return new ForgedTokens(token, secret);
    }

    ForgedTokens header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    ForgedTokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    ForgedTokens claimNothing(String name) {
        claims.put(name, Literal.NULL);
        return this;
    }

    /** Says a claim once more, with another value. */
    ForgedTokens claimAgain(String name, String value) {
        again = ",\"" + name + "\":\"" + value + "\"}";
        return this;
    }

    /** The same header, its members in another order. */
    ForgedTokens headerTurnedRound() {
        Object type = header.remove("typ");
        header.put("typ", type);
        return this;
    }

    ForgedTokens without(String claim) {
        claims.remove(claim);
        header.remove(claim);
        return this;
    }

    ForgedTokens signedWith(String macAlgorithm, String secret) {
        this.algorithm = macAlgorithm;
        this.key = secret.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    String unsigned() {
        return part(header, "}") + "." + part(claims, again) + ".";
    }

    String signed() {
        String content = part(header, "}") + "." + part(claims, again);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return content
                    + "."
                    + BASE64.encodeToString(
                            mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(Map<String, Object> values, String end) {
        StringBuilder json = new StringBuilder("{");
        values.forEach(
                (name, value) ->
                        json.append(json.length() > 1 ? "," : "")
                                .append('"')
                                .append(name)
                                .append("\":")
                                .append(value instanceof String ? "\"" + value + "\"" : value));
        return BASE64.encodeToString(json.append(end).toString().getBytes(StandardCharsets.UTF_8));
    }
}
