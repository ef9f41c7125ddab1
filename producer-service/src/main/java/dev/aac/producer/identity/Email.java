package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case. Only printable ASCII: two addresses that look alike are then
 * alike.
 */
public record Email(String value) {

    public static final int LENGTH_MAX = 254;

    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+"
                        + "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])");

    /**
     * @throws IllegalArgumentException when it does not have the form
     */
    public Email {
        requireNonNull(value, "value is null");
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LENGTH_MAX
                || !FORM.matcher(value).matches()
                || value.startsWith(".")
                || value.contains("..")
                || value.contains(".@")) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
