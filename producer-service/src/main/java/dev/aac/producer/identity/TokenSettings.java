package dev.aac.producer.identity;

import dev.aac.producer.platform.settings.DurationSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What access tokens are signed with, and how long tokens live. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class TokenSettings {

    static final Duration EXPIRY_MAX = Duration.ofDays(30);
    static final Duration REFRESH_EXPIRY_MAX = Duration.ofDays(90);

    private final SigningSecret secret;
    private final Duration expiry;
    private final Duration refreshExpiry;

    public TokenSettings(
            @ConfigProperty(name = "aac.identity.jwt-secret") Optional<String> secret,
            @ConfigProperty(name = "aac.identity.jwt-expiry") String expiry,
            @ConfigProperty(name = "aac.identity.refresh-token-expiry") String refreshExpiry,
            LaunchMode mode) {
        this.expiry = DurationSetting.read("JWT_EXPIRY", expiry, EXPIRY_MAX);
        this.refreshExpiry =
                DurationSetting.read("REFRESH_TOKEN_EXPIRY", refreshExpiry, REFRESH_EXPIRY_MAX);
        this.secret =
                mode == LaunchMode.NORMAL
                        ? SigningSecret.ofProduction(secret.orElse(""))
                        : secret.map(SigningSecret::new).orElseGet(SigningSecret::random);
    }

    /** How long a new access token is good for. */
    public Duration expiry() {
        return expiry;
    }

    /** How long a new refresh token is good for. */
    public Duration refreshExpiry() {
        return refreshExpiry;
    }

    SigningSecret secret() {
        return secret;
    }
}
