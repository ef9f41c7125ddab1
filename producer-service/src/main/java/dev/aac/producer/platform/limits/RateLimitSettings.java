package dev.aac.producer.platform.limits;

import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The limits as the operator set them. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class RateLimitSettings {

    static final Duration AUTH_WINDOW = Duration.ofMinutes(1);
    static final Duration API_WINDOW = Duration.ofMinutes(15);

    /** A replica that stops, or serves a client no more, takes this part of its requests along. */
    static final int SHARES_PER_LIMIT = 50;

    private static final String LOGIN = "login";
    private static final String SIGN_UP = "signup";
    private static final String API = "api";

    /** The names of all limits. */
    static final List<String> POLICIES = List.of(LOGIN, SIGN_UP, API);

    private static final WholeNumberSetting.Range RANGE =
            new WholeNumberSetting.Range(0, 1_000_000);
    private static final String OFF = "; 0 turns the limit off";

    private final int auth;
    private final int api;

    public RateLimitSettings(
            @ConfigProperty(name = "aac.limits.auth-per-minute") String auth,
            @ConfigProperty(name = "aac.limits.api-per-15-minutes") String api) {
        this.auth = WholeNumberSetting.read("RATE_LIMIT_AUTH_PER_MINUTE", auth, RANGE, OFF);
        this.api = WholeNumberSetting.read("RATE_LIMIT_API_PER_15_MIN", api, RANGE, OFF);
    }

    /** The limit of such requests; empty when it is off. */
    public Optional<RateLimit> of(CountedAs.Kind kind) {
        return switch (kind) {
            case SIGN_IN -> limit(LOGIN, auth, AUTH_WINDOW, 1);
            case SIGN_UP -> limit(SIGN_UP, auth, AUTH_WINDOW, 1);
            case API -> limit(API, api, API_WINDOW, Math.max(1, api / SHARES_PER_LIMIT));
            case NOTHING -> Optional.empty();
        };
    }

    private static Optional<RateLimit> limit(String policy, int max, Duration window, int share) {
        return max == 0 ? Optional.empty() : Optional.of(new RateLimit(policy, max, window, share));
    }
}
