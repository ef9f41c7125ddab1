package dev.aac.producer.identity.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import dev.aac.producer.identity.ProviderName;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider that speaks OpenID Connect. */
final class OidcProvider implements Provider {

    private static final Scope SCOPE = new Scope("openid", "email", "profile");

    /** Signatures that only the provider can make: none by a secret that we know too. */
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final Registration registration;
    private final Discovery discovery;
    private final ProviderHttp http;
    private final ProviderName name;
    private final IssuerRule rule;

    OidcProvider(Registration registration, Discovery discovery, ProviderHttp http) {
        this.registration = registration;
        this.discovery = discovery;
        this.http = http;
        this.name = registration.provider();
        this.rule = IssuerRule.of(name);
    }

    @Override
    public URI page(OAuthFlow flow) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, registration.clientId(), registration.callback())
                .endpointURI(discovery.find().authorizationEndpoint())
                .state(new State(flow.state()))
                .nonce(new Nonce(flow.nonce()))
                .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    @Override
    public ProvidedPerson person(OAuthFlow flow, AuthorizationCode code) {
        Discovery.Found found = discovery.find();
        try {
            JWT idToken = idToken(registration.tokenRequest(found.tokenEndpoint(), flow, code));
            String tenant = idToken.getJWTClaimsSet().getStringClaim("tid");
            IDTokenClaimsSet claims =
                    validator(found, tenant).validate(idToken, new Nonce(flow.nonce()));
            return person(claims, tenant);
        } catch (BadJOSEException | java.text.ParseException forged) {
            throw Refusals.notConfirmed(name, String.valueOf(forged.getMessage()));
        } catch (IOException | ParseException | JOSEException failed) {
            throw Refusals.unavailable(name, failed);
        }
    }

    private JWT idToken(TokenRequest request) throws IOException, ParseException {
        TokenResponse response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
        if (!response.indicatesSuccess()) {
            throw Refusals.noToken(name, response.toErrorResponse().getErrorObject());
        }
        JWT idToken =
                response.toSuccessResponse() instanceof OIDCTokenResponse success
                        ? success.getOIDCTokens().getIDToken()
                        : null;
        if (idToken == null) {
            throw Refusals.notConfirmed(name, "there is no ID token");
        }
        return idToken;
    }

    /** Checks signature, issuer, audience, time and nonce. */
    private IDTokenValidator validator(Discovery.Found found, @Nullable String tenant) {
        String issuer =
                rule.issuerOf(found.issuer(), tenant)
                        .orElseThrow(
                                () -> Refusals.notConfirmed(name, "the ID token has no tenant"));
        return new IDTokenValidator(
                new Issuer(issuer),
                registration.clientId(),
                new JWSVerificationKeySelector<>(SIGNATURES, found.keys()),
                null);
    }

    private ProvidedPerson person(IDTokenClaimsSet claims, @Nullable String tenant) {
        String subject = rule.subject(claims.getSubject().getValue(), tenant);
        if (!ExternalIdentity.isSubject(subject)) {
            throw Refusals.notConfirmed(name, "the subject is none");
        }
        return new ProvidedPerson(
                new ExternalIdentity(name, subject),
                claims.getStringClaim("email"),
                rule.isEmailVerified(claims),
                claims.getStringClaim("name"));
    }
}
