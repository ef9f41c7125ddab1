package dev.aac.worker.log;

/**
 * How much of one attempt's output is kept. What is longer keeps its head and its tail; a line
 * between them says what is missing. A line counts with its end, as it is after masking.
 *
 * @param bytesMax most bytes that are kept, from 1; a log of exactly as many is whole
 */
public record LogCap(long bytesMax) {

    /** Most bytes of a tail, each run's part of the worker's memory. */
    public static final int TAIL_BYTES_MAX = 4 * 1024 * 1024;

    /** What part of the log its tail is, when it is short. */
    private static final int TAIL_SHARE = 4;

    public LogCap {
        if (bytesMax < 1) {
            throw new IllegalArgumentException("bytesMax is less than 1");
        }
    }

    /** So much goes out as it comes. */
    long headBytesMax() {
        return bytesMax - Math.min(TAIL_BYTES_MAX, bytesMax / TAIL_SHARE);
    }
}
