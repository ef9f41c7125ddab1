package dev.aac.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One boot of one worker process: a restarted worker has another id, so that its predecessor's
 * containers are never taken for its own.
 */
public record WorkerId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkerId {
        WellFormed.require(value, FORM, "WorkerId");
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
