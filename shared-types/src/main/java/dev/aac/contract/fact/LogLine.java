package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One line of a container's output.
 *
 * @param seq from 1 within the attempt, over both streams, without gaps
 * @param time when the worker had read it
 * @param text without the line's end; control sequences are kept, invalid UTF-8 is replaced
 * @param split whether the line was longer than {@value #TEXT_BYTES_MAX} bytes and goes on in the
 *     next one of its stream
 */
public record LogLine(
        long seq,
        LogStream stream,
        Instant time,
        String text,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean split) {

    /** Longest line, in bytes of UTF-8 as the container wrote it. */
    public static final int TEXT_BYTES_MAX = 16 * 1024;

    public LogLine {
        requireNonNull(stream, "stream is null");
        requireNonNull(time, "time is null");
        requireNonNull(text, "text is null");
        if (seq < 1) {
            throw new IllegalArgumentException("seq is less than 1");
        }
    }
}
