package dev.aac.producer.identity.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import net.minidev.json.JSONObject;

/**
 * GitHub, which speaks OAuth 2.0 without OpenID Connect: whom a token stands for, its API tells. It
 * answers an error to the exchange of a code with status 200, and JSON only when asked for it.
 */
final class GithubProvider implements Provider {

    private static final Scope SCOPE = new Scope("read:user", "user:email");
    private static final String JSON = "application/json";

    /** The person, or the operator at GitHub, keeps the addresses to itself. */
    private static final Set<Integer> NOT_SHARED = Set.of(403, 404);

    private final Registration registration;
    private final String url;
    private final String apiUrl;
    private final ProviderHttp http;

    GithubProvider(Registration registration, URI url, URI apiUrl, ProviderHttp http) {
        this.registration = registration;
        this.url = url.toString();
        this.apiUrl = apiUrl.toString();
        this.http = http;
    }

    @Override
    public URI page(OAuthFlow flow) {
        return new AuthorizationRequest.Builder(ResponseType.CODE, registration.clientId())
                .endpointURI(URI.create(url + "/login/oauth/authorize"))
                .redirectionURI(registration.callback())
                .scope(SCOPE)
                .state(new State(flow.state()))
                .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    @Override
    public ProvidedPerson person(OAuthFlow flow, AuthorizationCode code) {
        try {
            AccessToken token = token(flow, code);
            JSONObject user = asked("/user", token).getBodyAsJSONObject();
            Optional<String> email = verifiedEmail(token);
            return new ProvidedPerson(
                    new ExternalIdentity(
                            registration.provider(),
                            Long.toString(JSONObjectUtils.getLong(user, "id"))),
                    email.orElse(null),
                    email.isPresent(),
                    JSONObjectUtils.getString(user, "name", null));
        } catch (IOException | ParseException failed) {
            throw Refusals.unavailable(registration.provider(), failed);
        }
    }

    private AccessToken token(OAuthFlow flow, AuthorizationCode code)
            throws IOException, ParseException {
        HTTPRequest request =
                registration
                        .tokenRequest(URI.create(url + "/login/oauth/access_token"), flow, code)
                        .toHTTPRequest();
        request.setAccept(JSON);
        HTTPResponse answer = request.send(http);
        answer.ensureStatusCode(HTTPResponse.SC_OK);
        TokenResponse response = TokenResponse.parse(answer.getBodyAsJSONObject());
        if (!response.indicatesSuccess()) {
            throw Refusals.noToken(
                    registration.provider(), response.toErrorResponse().getErrorObject());
        }
        return response.toSuccessResponse().getTokens().getAccessToken();
    }

    /** The address that the person uses there, if it has shown that it is its own. */
    private Optional<String> verifiedEmail(AccessToken token) throws IOException, ParseException {
        HTTPResponse answer = send("/user/emails?per_page=100", token);
        if (NOT_SHARED.contains(answer.getStatusCode())) {
            return Optional.empty();
        }
        answer.ensureStatusCode(HTTPResponse.SC_OK);
        for (Object each : answer.getBodyAsJSONArray()) {
            if (each instanceof JSONObject address
                    && JSONObjectUtils.getBoolean(address, "primary", false)
                    && JSONObjectUtils.getBoolean(address, "verified", false)) {
                return Optional.of(JSONObjectUtils.getString(address, "email"));
            }
        }
        return Optional.empty();
    }

    private HTTPResponse asked(String path, AccessToken token) throws IOException, ParseException {
        HTTPResponse answer = send(path, token);
        answer.ensureStatusCode(HTTPResponse.SC_OK);
        return answer;
    }

    private HTTPResponse send(String path, AccessToken token) throws IOException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, URI.create(apiUrl + path));
        request.setAuthorization(token.toAuthorizationHeader());
        request.setAccept("application/vnd.github+json");
        request.setHeader("X-GitHub-Api-Version", "2022-11-28");
        return request.send(http);
    }
}
