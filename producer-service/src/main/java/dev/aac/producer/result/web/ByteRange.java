package dev.aac.producer.result.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param first offset of its first byte
 * @param length how many bytes, at least one
 */
record ByteRange(long first, long length) {

    /** One range; of several the whole file is the answer, which HTTP allows. */
    private static final Pattern FORM =
            Pattern.compile("bytes=([0-9]{1,18})?-([0-9]{1,18})?", Pattern.CASE_INSENSITIVE);

    /** What a header asks for. */
    sealed interface Wish {

        /** Everything: there is no range, or none that we serve. */
        record Whole() implements Wish {}

        record Part(ByteRange range) implements Wish {}

        /** Nothing of it is within the file. */
        record Outside() implements Wish {}
    }

    /**
     * @param header the {@code Range} header, or null
     * @param size of the file
     */
    static Wish wished(@Nullable String header, long size) {
        Matcher parts = FORM.matcher(header == null ? "" : header.strip());
        if (!parts.matches() || (parts.group(1) == null && parts.group(2) == null)) {
            return new Wish.Whole();
        }
        Optional<Long> from = Optional.ofNullable(parts.group(1)).map(Long::parseLong);
        Optional<Long> to = Optional.ofNullable(parts.group(2)).map(Long::parseLong);
        if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
            return new Wish.Whole();
        }
        long first = from.orElseGet(() -> Math.max(0, size - to.orElse(0L)));
        long last = from.isPresent() ? Math.min(to.orElse(Long.MAX_VALUE), size - 1) : size - 1;
        return first > last
                ? new Wish.Outside()
                : new Wish.Part(new ByteRange(first, last - first + 1));
    }

    /** The {@code Content-Range} header. */
    String header(long size) {
        return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
    }
}
