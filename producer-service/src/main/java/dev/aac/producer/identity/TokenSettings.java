package dev.aac.producer.identity;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What access tokens are signed with, and how long they live. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class TokenSettings {

    static final Duration EXPIRY_MAX = Duration.ofDays(30);

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

    private final SigningSecret secret;
    private final Duration expiry;

    public TokenSettings(
            @ConfigProperty(name = "aac.identity.jwt-secret") Optional<String> secret,
            @ConfigProperty(name = "aac.identity.jwt-expiry") String expiry,
            LaunchMode mode) {
        this.expiry = duration(expiry);
        this.secret =
                mode == LaunchMode.NORMAL
                        ? SigningSecret.ofProduction(secret.orElse(""))
                        : secret.map(SigningSecret::new).orElseGet(SigningSecret::random);
    }

    /** How long a new token is good for. */
    public Duration expiry() {
        return expiry;
    }

    SigningSecret secret() {
        return secret;
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            Duration duration =
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
            if (duration.compareTo(EXPIRY_MAX) <= 0) {
                return duration;
            }
        }
        throw WrongSetting.because(
                "JWT_EXPIRY must be a number with s, m, h or d behind it, at most "
                        + EXPIRY_MAX.toDays()
                        + "d, for example 15m");
    }
}
