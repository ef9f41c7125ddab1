package dev.aac.producer.platform.settings;

import dev.aac.tracing.TracingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the environment variables that the framework reads before any of our own code runs. */
public final class EarlySettings {

    private static final int PORT_MAX = 65_535;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern STORE =
            Pattern.compile("mongodb(?:\\+srv)?://[^\\s/?]+(?:/[^\\s]*)?");
    private static final List<String> LOG_LEVELS =
            List.of("OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");

    private static final List<String> LOG_FORMATS = List.of("text", "json");

    /** Read by the scheduler. */
    private static final String SWEEP_EVERY = "SESSION_SWEEP_EVERY";

    private static final Duration SWEEP_EVERY_MAX = Duration.ofDays(1);

    private EarlySettings() {}

    /**
     * @param environment reads a variable, or null when it is not set
     * @return what is wrong, in a sentence; empty when nothing is
     */
    public static Optional<String> objection(Function<String, @Nullable String> environment) {
        if (isWrong(environment.apply("AAC_PORT"), EarlySettings::isPort)) {
            return Optional.of("AAC_PORT must be a whole number from 1 to " + PORT_MAX);
        }
        if (isWrong(environment.apply("AAC_MANAGEMENT_PORT"), EarlySettings::isPort)) {
            return Optional.of("AAC_MANAGEMENT_PORT must be a whole number from 1 to " + PORT_MAX);
        }
        if (isWrong(environment.apply("MONGODB_URI"), value -> STORE.matcher(value).matches())) {
            return Optional.of(
                    "MONGODB_URI is not a MongoDB connection string: it looks like"
                            + " mongodb://user:password@host:27017/database");
        }
        if (isWrong(environment.apply("DASHBOARD_URL"), EarlySettings::isOrigin)) {
            return Optional.of(
                    "DASHBOARD_URL must be one origin without a path, for example"
                            + " https://aac.example.org");
        }
        if (isWrong(environment.apply("LOG_LEVEL"), LOG_LEVELS::contains)) {
            return Optional.of("LOG_LEVEL must be one of " + String.join(", ", LOG_LEVELS));
        }
        if (isWrong(environment.apply("LOG_FORMAT"), LOG_FORMATS::contains)) {
            return Optional.of("LOG_FORMAT must be one of " + String.join(", ", LOG_FORMATS));
        }
        return sweepObjection(environment.apply(SWEEP_EVERY))
                .or(() -> TracingSettings.objection(environment));
    }

    private static Optional<String> sweepObjection(@Nullable String every) {
        return every == null || every.isEmpty()
                ? Optional.empty()
                : DurationSetting.objection(SWEEP_EVERY, every, SWEEP_EVERY_MAX);
    }

    /** An empty variable counts as one that is not set. */
    private static boolean isWrong(@Nullable String value, Predicate<String> right) {
        return value != null && !value.isEmpty() && !right.test(value);
    }

    private static boolean isPort(String value) {
        return DIGITS.matcher(value).matches()
                && Integer.parseInt(value) >= 1
                && Integer.parseInt(value) <= PORT_MAX;
    }

    private static boolean isOrigin(String value) {
        try {
            URI origin = URI.create(value);
            return ("http".equals(origin.getScheme()) || "https".equals(origin.getScheme()))
                    && origin.getHost() != null
                    && value.equals(origin.getScheme() + "://" + origin.getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
