package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.PagePosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a list goes on, as a text that means nothing to its bearer. */
final class ListCursor {

    /** A cursor of another form, from an older producer perhaps, is refused. */
    private static final String VERSION = "1";

    private static final int LENGTH_MAX = 256;
    private static final Pattern FORM = Pattern.compile(VERSION + ":([0-9]{1,14}):(.+)");

    private ListCursor() {}

    static String write(PagePosition position) {
        String plain =
                VERSION
                        + ":"
                        + position.createdAt().toEpochMilli()
                        + ":"
                        + position.taskId().value();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when this is none of ours. */
    static Optional<PagePosition> read(String cursor) {
        if (cursor.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getUrlDecoder().decode(cursor);
            Matcher parts = FORM.matcher(new String(plain, StandardCharsets.US_ASCII));
            if (!parts.matches() || !TaskId.isValid(parts.group(2))) {
                return Optional.empty();
            }
            return Optional.of(
                    new PagePosition(
                            Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                            new TaskId(parts.group(2))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
