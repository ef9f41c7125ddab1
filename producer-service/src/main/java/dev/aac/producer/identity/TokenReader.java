package dev.aac.producer.identity;

import dev.aac.contract.id.OrganizationId;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;

/** Checks a token's signature and claims and reads it. */
final class TokenReader {

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
    private final JWTAuthContextInfo rules = new JWTAuthContextInfo();

    TokenReader(SecretKey key) {
        rules.setSecretVerificationKey(key);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        rules.setIssuedBy(AccessTokens.ISSUER);
        rules.setExpectedAudience(Set.of(AccessTokens.AUDIENCE));
        // By default a token lives a minute past its end.
        rules.setClockSkew(0);
        rules.setRequireNamedPrincipal(false);
        rules.setRequiredClaims(Set.of("userId", "organizationId", "sid", "email", "role", "jti"));
    }

    Optional<AccessToken> read(String text) {
        try {
            JwtContext context = parser.parse(text, rules);
            String type = context.getJoseObjects().getFirst().getHeader("typ");
            return AccessTokens.TYPE.equals(type)
                    ? token(context.getJwtClaims())
                    : Optional.empty();
        } catch (ParseException | MalformedClaimException | IllegalArgumentException _) {
            // Whatever is wrong with it, the answer is the same, and it is the caller's own doing.
            return Optional.empty();
        }
    }

    private static Optional<AccessToken> token(JwtClaims claims) throws MalformedClaimException {
        Optional<Role> role = Role.named(claims.getStringClaimValue("role"));
        if (role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new AccessToken(
                        new OrganizationId(claims.getStringClaimValue("organizationId")),
                        new UserId(claims.getStringClaimValue("userId")),
                        new SessionId(claims.getStringClaimValue("sid")),
                        claims.getStringClaimValue("email"),
                        role.get(),
                        Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
    }
}
