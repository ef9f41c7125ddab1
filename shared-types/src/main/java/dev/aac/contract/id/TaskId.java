package dev.aac.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names an execution within its organization; another organization may use the same value. */
public record TaskId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskId {
        WellFormed.require(value, FORM, "TaskId");
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
