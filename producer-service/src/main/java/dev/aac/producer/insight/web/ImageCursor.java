package dev.aac.producer.insight.web;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.insight.Figures.UsedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the list of images goes on, as a text that means nothing to its bearer. */
final class ImageCursor {

    /** A cursor of another form, from an older producer perhaps, is refused. */
    private static final String VERSION = "1";

    /** More than an image of the greatest length needs. */
    private static final int LENGTH_MAX = 1_024;

    private static final Pattern FORM = Pattern.compile(VERSION + ":([0-9]{1,14}):(.+)");

    private ImageCursor() {}

    static String write(UsedImage last) {
        String plain =
                VERSION
                        + ":"
                        + last.lastEndedAt().toEpochMilli()
                        + ":"
                        + last.image().value();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when this is none of ours. */
    static Optional<UsedImage> read(String cursor) {
        if (cursor.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getUrlDecoder().decode(cursor);
            Matcher parts = FORM.matcher(new String(plain, StandardCharsets.US_ASCII));
            if (!parts.matches() || !ImageReference.isValid(parts.group(2))) {
                return Optional.empty();
            }
            return Optional.of(
                    new UsedImage(
                            new ImageReference(parts.group(2)),
                            Instant.ofEpochMilli(Long.parseLong(parts.group(1)))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
