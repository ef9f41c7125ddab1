package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Names a project in the whole installation; an ObjectId in hexadecimal. */
public record ProjectId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    public ProjectId {
        requireNonNull(value, "value is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a ProjectId");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
