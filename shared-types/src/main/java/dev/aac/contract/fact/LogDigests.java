package dev.aac.contract.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of each stream as the container wrote it, in lower-case hexadecimal: what {@code
 * sha256sum} says of the same bytes.
 *
 * @param stdout absent when nothing was written there, like {@code stderr}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogDigests(@Nullable String stdout, @Nullable String stderr) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public LogDigests {
        requireDigest(stdout);
        requireDigest(stderr);
    }

    private static void requireDigest(@Nullable String text) {
        if (text != null && !SHA_256.matcher(text).matches()) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }
}
