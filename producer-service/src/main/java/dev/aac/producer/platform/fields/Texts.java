package dev.aac.producer.platform.fields;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rules for texts that reach a process or a page. */
public final class Texts {

    private Texts() {}

    /** An empty field of a form is one that was left out. */
    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Neither control characters nor halves of surrogate pairs. */
    public static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(point -> isControl(point) || isHalf(point));
    }

    /** The same, but line breaks and tabs may be in it. */
    public static boolean isLines(String text) {
        return text.codePoints()
                .noneMatch(point -> (isControl(point) && !isLayout(point)) || isHalf(point));
    }

    /** From 1 to that many characters. */
    public static boolean hasChars(String text, int max) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= max;
    }

    /** At most that many bytes of UTF-8. */
    public static boolean fitsBytes(String text, int max) {
        return text.length() <= max && text.getBytes(StandardCharsets.UTF_8).length <= max;
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point);
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
