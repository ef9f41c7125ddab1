package dev.aac.producer.platform.settings;

import java.util.regex.Pattern;

/** Reads a setting that is a whole number within limits. */
public final class WholeNumberSetting {

    private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,8}");

    private WholeNumberSetting() {}

    /**
     * @param name of the environment variable
     * @param meaning of special values, appended to the sentence; empty when there are none
     * @throws RuntimeException a {@link WrongSetting} when the text is none, or out of the limits
     */
    public static int read(String name, String text, Range range, String meaning) {
        if (FORM.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= range.min() && number <= range.max()) {
                return number;
            }
        }
        throw WrongSetting.because(
                "%s must be a whole number from %d to %d%s"
                        .formatted(name, range.min(), range.max(), meaning));
    }

    /** Both ends belong to it. */
    public record Range(int min, int max) {}
}
