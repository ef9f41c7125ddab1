package dev.aac.producer.platform.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a setting that is a time: a number with its unit, such as {@code 15m}. */
public final class DurationSetting {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

    private DurationSetting() {}

    /**
     * @param name of the environment variable
     * @param max of whole days
     * @throws RuntimeException a {@link WrongSetting} when the text is none, or more than max
     */
    public static Duration read(String name, String text, Duration max) {
        return parsed(text, max).orElseThrow(() -> WrongSetting.because(rule(name, max)));
    }

    /** What is wrong about the text, in a sentence; empty when nothing is. */
    static Optional<String> objection(String name, String text, Duration max) {
        return parsed(text, max).isPresent() ? Optional.empty() : Optional.of(rule(name, max));
    }

    private static Optional<Duration> parsed(String text, Duration max) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        return duration.compareTo(max) <= 0 ? Optional.of(duration) : Optional.empty();
    }

    private static String rule(String name, Duration max) {
        return name
                + " must be a number with s, m, h or d behind it, at most "
                + max.toDays()
                + "d, for example 15m";
    }
}
