package dev.aac.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The tenant: a MongoDB ObjectId in lower-case hexadecimal. */
public record OrganizationId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganizationId {
        WellFormed.require(value, FORM, "OrganizationId");
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
