package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Names an invitation within its organization; an ObjectId in hexadecimal. */
public record InvitationId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    public InvitationId {
        requireNonNull(value, "value is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an InvitationId");
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
