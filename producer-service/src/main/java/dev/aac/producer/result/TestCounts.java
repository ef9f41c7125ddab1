package dev.aac.producer.result;

/** How many tests of an attempt ended in which way. */
public record TestCounts(long passed, long failed, long error, long skipped) {

    public long total() {
        return passed + failed + error + skipped;
    }
}
