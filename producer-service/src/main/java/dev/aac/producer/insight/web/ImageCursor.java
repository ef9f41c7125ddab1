package dev.aac.producer.insight.web;

import dev.aac.producer.insight.Figures.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the list of images goes on. */
final class ImageCursor {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,14})-([0-9a-f]{24})");

    private ImageCursor() {}

    static String write(Place last) {
        return last.lastEndedAt().toEpochMilli() + "-" + last.id();
    }

    /** Empty when this is none of ours. */
    static Optional<Place> read(String cursor) {
        Matcher parts = FORM.matcher(cursor);
        return parts.matches()
                ? Optional.of(
                        new Place(
                                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                                parts.group(2)))
                : Optional.empty();
    }
}
