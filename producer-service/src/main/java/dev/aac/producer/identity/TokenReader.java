package dev.aac.producer.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.aac.contract.id.OrganizationId;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * Checks a token's header, signature and claims, in this order, and reads it. Only a header is good
 * that is written as {@link AccessTokens} writes it, so nothing that somebody else wrote says how
 * to check a token. Safe for all threads.
 */
final class TokenReader {

    /** What every token begins with. */
    private static final String BEGINNING = Base64URL.encode(AccessTokens.HEADER) + ".";

    private final JWSVerifier verifier;
    private final DefaultJWTClaimsVerifier<SecurityContext> rules;

    TokenReader(SecretKey key) {
        this.verifier = verifier(key);
        this.rules =
                new DefaultJWTClaimsVerifier<>(
                        Set.of(AccessTokens.AUDIENCE),
                        new JWTClaimsSet.Builder().issuer(AccessTokens.ISSUER).build(),
                        Set.of("userId", "organizationId", "sid", "email", "role", "jti", "exp"),
                        Set.of());
        // By default a token lives a minute past its end.
        rules.setMaxClockSkew(0);
    }

    private static JWSVerifier verifier(SecretKey key) {
        try {
            return new MACVerifier(key);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("the key is too short for HS256", tooShort);
        }
    }

    Optional<AccessToken> read(String text) {
        if (!text.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!isAsWritten(text, token) || !token.verify(verifier)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            rules.verify(claims, null);
            return token(claims);
        } catch (ParseException | JOSEException | BadJWTException | IllegalArgumentException _) {
            // Whatever is wrong with it, the answer is the same, and it is the caller's own doing.
            return Optional.empty();
        }
    }

    /** Blanks around it, or another spelling of the signature's bytes, make it no token of ours. */
    private static boolean isAsWritten(String text, SignedJWT token) {
        Base64URL signature = Base64URL.encode(token.getSignature().decode());
        return text.equals(
                token.getParsedParts()[0] + "." + token.getParsedParts()[1] + "." + signature);
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
