package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A container image, by the grammar of the distribution specification: {@code
 * [domain[:port]/]path[:tag][@digest]}.
 */
public record ImageReference(@JsonValue String value) {

    /** Longest reference taken, in characters; a repository name may have 255 of them. */
    public static final int LENGTH_MAX = 512;

    private static final String PATH_COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String DOMAIN_COMPONENT =
            "(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])";
    private static final String DOMAIN =
            DOMAIN_COMPONENT + "(?:\\." + DOMAIN_COMPONENT + ")*(?::[0-9]{1,5})?";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:%s/)?%s(?:/%s)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[a-z0-9]+:[0-9a-f]{32,128})?"
                            .formatted(DOMAIN, PATH_COMPONENT, PATH_COMPONENT));

    /**
     * @throws IllegalArgumentException when the value is not a reference
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImageReference {
        requireNonNull(value, "image is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an image reference");
        }
    }

    /** Whether a text would be accepted by the constructor. */
    public static boolean isValid(String text) {
        return text.length() <= LENGTH_MAX && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
