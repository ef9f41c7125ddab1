package dev.aac.producer.identity.provider;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.platform.settings.AddressSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Which providers there are, where they are, and as whom this service comes to them. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ProviderSettings {

    private static final String PREFIX = "aac.oauth.";

    private final Map<ProviderName, ClientAuthentication> clients =
            new EnumMap<>(ProviderName.class);

    private final URI google;
    private final URI microsoft;
    private final URI github;
    private final URI githubApi;

    public ProviderSettings(Config config) {
        for (ProviderName provider : ProviderName.values()) {
            client(config, provider).ifPresent(client -> clients.put(provider, client));
        }
        this.google = address(config, "google.issuer", "GOOGLE_ISSUER");
        this.microsoft = address(config, "microsoft.issuer", "MICROSOFT_ISSUER");
        this.github = address(config, "github.url", "GITHUB_URL");
        this.githubApi = address(config, "github.api-url", "GITHUB_API_URL");
    }

    /** As whom this service comes to a provider; empty when that is not configured. */
    Optional<ClientAuthentication> client(ProviderName provider) {
        return Optional.ofNullable(clients.get(provider));
    }

    URI googleIssuer() {
        return google;
    }

    URI microsoftIssuer() {
        return microsoft;
    }

    URI githubUrl() {
        return github;
    }

    URI githubApiUrl() {
        return githubApi;
    }

    private static Optional<ClientAuthentication> client(Config config, ProviderName provider) {
        String property = PREFIX + provider.apiName();
        Optional<String> id = config.getOptionalValue(property + ".client-id", String.class);
        Optional<String> secret =
                config.getOptionalValue(property + ".client-secret", String.class);
        if (id.isPresent() != secret.isPresent()) {
            String variable = provider.name().toUpperCase(Locale.ROOT);
            throw WrongSetting.because(
                    "%s_CLIENT_ID and %s_CLIENT_SECRET must be set both or neither"
                            .formatted(variable, variable));
        }
        return id.map(
                known ->
                        new ClientSecretPost(
                                new ClientID(known), new Secret(secret.orElseThrow())));
    }

    private static URI address(Config config, String property, String variable) {
        String text = config.getValue(PREFIX + property, String.class);
        return AddressSetting.read(text, false)
                .orElseThrow(
                        () ->
                                WrongSetting.because(
                                        variable
                                                + " must be an https:// address without ? and #,"
                                                + " or an http:// one of this machine"));
    }
}
