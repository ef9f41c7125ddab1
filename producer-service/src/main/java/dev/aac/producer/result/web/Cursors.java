package dev.aac.producer.result.web;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where lists go on: the number of the last thing seen. */
final class Cursors {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    private Cursors() {}

    /** Empty when it is none of ours. */
    static Optional<Long> read(String cursor) {
        return FORM.matcher(cursor).matches()
                ? Optional.of(Long.parseLong(cursor))
                : Optional.empty();
    }
}
