package dev.aac.contract.fact;

/**
 * What is missing in the middle of a log that was longer than it may be.
 *
 * @param seq of the line that stands in its place and tells it in words; a container can write the
 *     same words, but not under this number
 * @param lines that are missing
 * @param bytes of those lines with their ends, after masking
 */
public record LogGap(long seq, long lines, long bytes) {

    public LogGap {
        if (seq < 1 || lines < 1 || bytes < 0) {
            throw new IllegalArgumentException("not a gap");
        }
    }
}
