package dev.aac.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Proof that the bearer holds the newest lease of a run: 128 random bits made with each granted
 * claim. A report with an older one changes nothing. It is a credential: its text form is masked.
 */
public record FencingToken(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FencingToken {
        WellFormed.require(value, FORM, "FencingToken");
    }

    /** Whether a text would be accepted by the constructor. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "FencingToken[***]";
    }
}
