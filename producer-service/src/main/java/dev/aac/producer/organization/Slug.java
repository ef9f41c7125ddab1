package dev.aac.producer.organization;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.limits.SlugForm;
import java.util.Set;

/** An organization's name in addresses; unique in the installation. */
public record Slug(String value) {

    /** The rule in words, for answers. */
    public static final String RULE = SlugForm.RULE + ", and not a reserved word";

    private static final String ADDED = "-org";
    static final Set<String> RESERVED =
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
        return SlugForm.isValid(text) && !RESERVED.contains(text);
    }

    /** Whether a text is refused only because it is kept for the service itself. */
    public static boolean isReserved(String text) {
        return RESERVED.contains(text);
    }

    /** The slug that a name suggests; {@code -org} is added to one too short or reserved. */
    public static Slug suggestedBy(OrganizationName name) {
        String base = SlugForm.suggestedBy(name.value());
        if (base.length() < SlugForm.LENGTH_MIN || RESERVED.contains(base)) {
            base = SlugForm.joined(base, ADDED);
        }
        return new Slug(base);
    }

    /** The same with a number behind it, cut so that both fit: {@code acme-2}. */
    public Slug numbered(int number) {
        return new Slug(SlugForm.joined(value, "-" + number));
    }

    @Override
    public String toString() {
        return value;
    }
}
