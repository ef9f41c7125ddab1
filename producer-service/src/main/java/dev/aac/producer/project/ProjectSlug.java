package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.limits.SlugForm;

/**
 * A project's name in addresses; unique in its organization. No word is reserved: projects may be
 * called api or docs.
 */
public record ProjectSlug(String value) {

    private static final String ADDED = "-project";

    /**
     * @throws IllegalArgumentException when it does not have the form of {@link SlugForm}
     */
    public ProjectSlug {
        requireNonNull(value, "value is null");
        if (!SlugForm.isValid(value)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** The slug that a name suggests; {@code -project} is added to one too short. */
    public static ProjectSlug suggestedBy(String name) {
        String base = SlugForm.suggestedBy(name);
        return new ProjectSlug(
                base.length() < SlugForm.LENGTH_MIN ? SlugForm.joined(base, ADDED) : base);
    }

    /** The same with a number behind it, cut so that both fit: {@code shop-2}. */
    public ProjectSlug numbered(int number) {
        return new ProjectSlug(SlugForm.joined(value, "-" + number));
    }

    @Override
    public String toString() {
        return value;
    }
}
