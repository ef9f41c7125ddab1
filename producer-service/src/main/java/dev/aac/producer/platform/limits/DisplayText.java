package dev.aac.producer.platform.limits;

import java.text.Normalizer;

/** A short text that people chose for other people to read. */
public final class DisplayText {

    /** Longest one, in characters as people count them (code points). */
    public static final int LENGTH_MAX = 100;

    /** The rule in words, for answers. */
    public static final String RULE =
            "must be 1 to " + LENGTH_MAX + " characters without control characters";

    private DisplayText() {}

    /**
     * Trims and composes it, so that what looks alike is alike.
     *
     * @throws IllegalArgumentException when it is empty, too long, or holds a control character, a
     *     text direction override or half a surrogate pair
     */
    public static String clean(String text) {
        String clean = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        int length = clean.codePointCount(0, clean.length());
        if (length < 1 || length > LENGTH_MAX) {
            throw new IllegalArgumentException("not 1 to " + LENGTH_MAX + " characters");
        }
        if (clean.codePoints().anyMatch(DisplayText::isRefused)) {
            throw new IllegalArgumentException("has a character that cannot be shown");
        }
        return clean;
    }

    /** Whether {@link #clean} would accept it. */
    public static boolean isClean(String text) {
        try {
            clean(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint)
                || isDirectionOverride(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.UNASSIGNED ->
                            true;
                    default -> false;
                };
    }

    /** These make a text read differently from what it is. */
    private static boolean isDirectionOverride(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
