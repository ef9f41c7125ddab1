package dev.aac.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aac.e2e.client.Json;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that must be refused out of one that is accepted. */
public final class TokenForge {

    private static final long ONE_HOUR_SECONDS = 3_600;

    private final ObjectNode header;
    private final ObjectNode claims;

    /**
     * Takes the header and the claims of a token.
     *
     * @param accepted a good one
     */
    public TokenForge(String accepted) {
        String[] parts = accepted.split("\\.", -1);
        this.header = decode(parts[0]);
        this.claims = decode(parts[1]);
    }

    private static ObjectNode decode(String part) {
        JsonNode read = Json.read(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        return read.deepCopy();
    }

    /** Rightly signed, and over since a minute. */
    public String expired(String rightSecret) {
        long now = Instant.now().getEpochSecond();
        ObjectNode over = claims.deepCopy().put("exp", now - 60).put("iat", now - ONE_HOUR_SECONDS);
        return signed(over, rightSecret);
    }

    public String signedWith(String wrongSecret) {
        return signed(claims, wrongSecret);
    }

    /** Rightly signed, but made for somebody else. */
    public String forAudience(String audience, String rightSecret) {
        return signed(claims.deepCopy().put("aud", audience), rightSecret);
    }

    public String unsigned() {
        ObjectNode none = header.deepCopy().put("alg", "none");
        return encode(none.toString()) + "." + encode(claims.toString()) + ".";
    }

    private String signed(ObjectNode claims, String secret) {
        String content = encode(header.toString()) + "." + encode(claims.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(content.getBytes(UTF_8));
            return content
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
