package dev.aac.producer.organization;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An organization's name in addresses; unique in the installation. */
public record Slug(String value) {

    public static final int LENGTH_MAX = 48;

    /** The rule in words, for answers. */
    public static final String RULE =
            "must be 3 to 48 lower-case letters, digits and inner hyphens, and not a reserved word";

    private static final int LENGTH_MIN = 3;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,46}[a-z0-9]");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String ADDED = "-org";
    private static final Set<String> RESERVED =
            Set.of(
                    "admin",
                    "api",
                    "www",
                    "auth",
                    "login",
                    "signup",
                    "app",
                    "dashboard",
                    "static",
                    "assets",
                    "health",
                    "metrics",
                    "q",
                    "ws",
                    "status",
                    "support",
                    "billing",
                    "docs");

    /**
     * @throws IllegalArgumentException when it does not have the form or is reserved
     */
    public Slug {
        requireNonNull(value, "value is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** Whether a text would be accepted by the constructor. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** Whether a text is refused only because it is kept for the service itself. */
    public static boolean isReserved(String text) {
        return RESERVED.contains(text);
    }

    /** The slug that a name suggests; {@code -org} is added to one too short or reserved. */
    public static Slug suggestedBy(OrganizationName name) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name.value(), Normalizer.Form.NFKD))
                        .replaceAll("");
        String hyphened = NOT_ALLOWED.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
        String base = cut(hyphened, LENGTH_MAX);
        if (base.length() < LENGTH_MIN || RESERVED.contains(base)) {
            base = cut(base + ADDED, LENGTH_MAX);
        }
        return new Slug(base);
    }

    /** The same with a number behind it, cut so that both fit: {@code acme-2}. */
    public Slug numbered(int number) {
        String suffix = "-" + number;
        return new Slug(cut(value, LENGTH_MAX - suffix.length()) + suffix);
    }

    @Override
    public String toString() {
        return value;
    }

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
