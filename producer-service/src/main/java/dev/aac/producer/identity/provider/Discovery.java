package dev.aac.producer.identity.provider;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.aac.producer.identity.ProviderName;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** What an OpenID provider says of itself, asked for when it is first needed and now and then. */
final class Discovery {

    static final Duration GOOD_FOR = Duration.ofHours(1);

    private final ProviderName provider;
    private final URI issuer;
    private final ProviderHttp http;
    private final Clock clock;

    /** Whoever comes first reads it; two who come at once both do, and it makes no difference. */
    private volatile @Nullable Found last;

    Discovery(ProviderName provider, URI issuer, ProviderHttp http, Clock clock) {
        this.provider = provider;
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * @param issuer as the provider names itself, which ID tokens must name
     * @param keys by which it signs them; read when needed and kept for some minutes
     */
    record Found(
            String issuer,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            JWKSource<SecurityContext> keys,
            Instant at) {}

    /**
     * @throws dev.aac.producer.platform.problem.ProblemException when it cannot be had
     */
    Found find() {
        Found known = last;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) {
            return known;
        }
        try {
            Found found = read(now);
            last = found;
            return found;
        } catch (IOException | ParseException failed) {
            throw Refusals.unavailable(provider, failed);
        }
    }

    private Found read(Instant now) throws IOException, ParseException {
        HTTPResponse response =
                new OIDCProviderConfigurationRequest(new Issuer(issuer)).toHTTPRequest().send(http);
        response.ensureStatusCode(HTTPResponse.SC_OK);
        JSONObject document = response.getBodyAsJSONObject();
        String named = JSONObjectUtils.getString(document, "issuer");
        if (!IssuerRule.of(provider).speaksFor(named, issuer.toString())) {
            throw new ParseException("it names another issuer");
        }
        // The library takes no pattern for an issuer.
        document.put("issuer", issuer.toString());
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(document);
        URI authorization = metadata.getAuthorizationEndpointURI();
        URI token = metadata.getTokenEndpointURI();
        if (authorization == null || token == null) {
            throw new ParseException("it names no endpoints");
        }
        return new Found(named, authorization, token, keys(metadata.getJWKSetURI()), now);
    }

    private JWKSource<SecurityContext> keys(URI at) throws IOException {
        return JWKSourceBuilder.<SecurityContext>create(at.toURL(), http)
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
    }
}
