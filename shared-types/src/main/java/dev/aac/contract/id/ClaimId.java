package dev.aac.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One try of a worker to get a run: a repeated request with the same id gets the same answer. */
public record ClaimId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {
        WellFormed.require(value, FORM, "ClaimId");
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
