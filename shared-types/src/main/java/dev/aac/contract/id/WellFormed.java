package dev.aac.contract.id;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The one check behind every identifier of this package. */
final class WellFormed {

    private WellFormed() {}

    static void require(String value, Pattern form, String name) {
        requireNonNull(value, () -> name + " is null");
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("not a " + name);
        }
    }
}
