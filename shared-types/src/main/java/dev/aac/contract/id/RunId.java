package dev.aac.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names an execution in the whole installation: 128 random bits in hexadecimal, made when it is
 * accepted. All attempts of an execution share it.
 */
public record RunId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {
        WellFormed.require(value, FORM, "RunId");
    }

    /** Whether a text would be accepted by the constructor. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
