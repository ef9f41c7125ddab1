package dev.aac.producer.identity.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import dev.aac.producer.identity.IdentityProviders;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.platform.http.AppUrl;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@link IdentityProviders} by OAuth 2.0 and, but for GitHub, OpenID Connect. */
@Singleton
public class ConfiguredProviders implements IdentityProviders {

    private final Map<ProviderName, Provider> providers = new EnumMap<>(ProviderName.class);
    private final AppUrl app;

    public ConfiguredProviders(
            ProviderSettings settings, ProviderHttp http, AppUrl app, Clock clock) {
        this.app = app;
        for (ProviderName name : ProviderName.values()) {
            settings.client(name)
                    .map(client -> new Registration(name, client, callback(name)))
                    .map(registration -> provider(registration, settings, http, clock))
                    .ifPresent(provider -> providers.put(name, provider));
        }
    }

    @Override
    public List<ProviderName> configured() {
        return List.copyOf(providers.keySet());
    }

    @Override
    public URI page(OAuthFlow flow) {
        return named(flow.provider()).page(flow);
    }

    @Override
    public ProvidedPerson person(OAuthFlow flow, Map<String, List<String>> answer) {
        return named(flow.provider()).person(flow, code(flow.provider(), answer));
    }

    private AuthorizationCode code(ProviderName name, Map<String, List<String>> answer) {
        try {
            AuthorizationResponse response = AuthorizationResponse.parse(callback(name), answer);
            if (!response.indicatesSuccess()) {
                throw Refusals.denied(response.toErrorResponse().getErrorObject());
            }
            AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw Refusals.notConfirmed(name, "the browser came back without a code");
            }
            return code;
        } catch (ParseException malformed) {
            throw Refusals.notConfirmed(name, "the browser came back with something else");
        }
    }

    private Provider named(ProviderName name) {
        Provider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException(name + " is not configured");
        }
        return provider;
    }

    private URI callback(ProviderName name) {
        return URI.create(app.link("/api/auth/oauth/" + name.apiName() + "/callback"));
    }

    private static Provider provider(
            Registration registration, ProviderSettings settings, ProviderHttp http, Clock clock) {
        return switch (registration.provider()) {
            case GOOGLE ->
                    new OidcProvider(
                            registration,
                            new Discovery(
                                    registration.provider(), settings.googleIssuer(), http, clock),
                            http);
            case MICROSOFT ->
                    new OidcProvider(
                            registration,
                            new Discovery(
                                    registration.provider(),
                                    settings.microsoftIssuer(),
                                    http,
                                    clock),
                            http);
            case GITHUB ->
                    new GithubProvider(
                            registration, settings.githubUrl(), settings.githubApiUrl(), http);
        };
    }
}
