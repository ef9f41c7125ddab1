package dev.aac.producer.platform.limits;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names look like that stand in addresses: lower-case letters, digits and inner hyphens. */
public final class SlugForm {

    public static final int LENGTH_MIN = 3;
    public static final int LENGTH_MAX = 48;

    /** The rule in words, for answers. */
    public static final String RULE =
            "must be 3 to 48 lower-case letters, digits and inner hyphens";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,46}[a-z0-9]");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SlugForm() {}

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** What of a name can stand in an address; it may be too short for a slug, even empty. */
    public static String suggestedBy(String name) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return cut(
                NOT_ALLOWED.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-"), LENGTH_MAX);
    }

    /** Both together, the first cut so that they fit; an empty one leaves the other. */
    public static String joined(String text, String end) {
        return cut(cut(text, LENGTH_MAX - end.length()) + end, LENGTH_MAX);
    }

    /** Without hyphens at its ends. */
    private static String cut(String text, int max) {
        int from = 0;
        while (from < text.length() && text.charAt(from) == '-') {
            from++;
        }
        int to = Math.min(text.length(), from + max);
        while (to > from && text.charAt(to - 1) == '-') {
            to--;
        }
        return text.substring(from, to);
    }
}
