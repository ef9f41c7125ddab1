package dev.aac.producer.identity;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.aac.contract.id.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Checks a token's header, signature and claims, in this order, and reads it. Only a header is good
 * that is written as {@link AccessTokens} writes it, so nothing that somebody else wrote says how
 * to check a token, and nothing is parsed before it is known that this service signed it. Safe for
 * all threads.
 */
final class TokenReader {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** What every token begins with. */
    private static final String BEGINNING =
            BASE64.encodeToString(AccessTokens.HEADER.getBytes(StandardCharsets.UTF_8)) + ".";

    private final SecretKey key;
    private final DefaultJWTClaimsVerifier<SecurityContext> rules;

    TokenReader(SecretKey key) {
        this.key = key;
        this.rules =
                new DefaultJWTClaimsVerifier<>(
                        Set.of(AccessTokens.AUDIENCE),
                        new JWTClaimsSet.Builder().issuer(AccessTokens.ISSUER).build(),
                        Set.of("userId", "organizationId", "sid", "email", "role", "jti", "exp"),
                        Set.of());
        // By default a token lives a minute past its end.
        rules.setMaxClockSkew(0);
    }

    Optional<AccessToken> read(String text) {
        int contentEnd = text.lastIndexOf('.');
        if (!text.startsWith(BEGINNING)
                || contentEnd < BEGINNING.length()
                || !isSigned(text, contentEnd)) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims =
                    JWTClaimsSet.parse(decoded(text.substring(BEGINNING.length(), contentEnd)));
            rules.verify(claims, null);
            return token(claims);
        } catch (ParseException | BadJWTException | IllegalArgumentException _) {
            // Whatever is wrong with it, the answer is the same, and it is the caller's own doing.
            return Optional.empty();
        }
    }

    /** Compared as written: another spelling of the same bytes is no signature. */
    private boolean isSigned(String text, int contentEnd) {
        byte[] right = BASE64.encode(mac().doFinal(bytes(text.substring(0, contentEnd))));
        return MessageDigest.isEqual(right, bytes(text.substring(contentEnd + 1)));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String decoded(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Optional<AccessToken> token(JWTClaimsSet claims) throws ParseException {
        Optional<Role> role = Role.named(text(claims, "role"));
        Date end = claims.getExpirationTime();
        if (role.isEmpty() || end == null) {
            return Optional.empty();
        }
        return Optional.of(
                new AccessToken(
                        new OrganizationId(text(claims, "organizationId")),
                        new UserId(text(claims, "userId")),
                        new SessionId(text(claims, "sid")),
                        text(claims, "email"),
                        role.get(),
                        end.toInstant()));
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        String text = claims.getStringClaim(name);
        if (text == null) {
            throw new ParseException(name + " is no text", 0);
        }
        return text;
    }
}
