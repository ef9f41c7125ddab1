package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A bcrypt hash as {@code $2a$}, {@code $2b$} or {@code $2y$}. Its text form hides it. */
public record PasswordHash(String value) implements SignInMeans {

    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");
    private static final int COST_AT = 4;

    /**
     * @throws IllegalArgumentException when it does not have the form
     */
    public PasswordHash {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a bcrypt hash");
        }
    }

    /** The work it took: each step doubles it. */
    public int cost() {
        return Integer.parseInt(value.substring(COST_AT, COST_AT + 2));
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
