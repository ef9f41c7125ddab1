package dev.aac.producer.platform.limits;

/**
 * So many a second for long, and so many at once after a while without any. Not safe for use by
 * many threads.
 */
public final class Allowance {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final int atOnce;
    private double left;
    private long countedNanos;

    public Allowance(int perSecond, int atOnce, long nowNanos) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.left = atOnce;
        this.countedNanos = nowNanos;
    }

    /** Takes one, if there is one left. */
    public boolean take(long nowNanos) {
        double more = (nowNanos - countedNanos) / NANOS_PER_SECOND * perSecond;
        countedNanos = nowNanos;
        left = Math.min(atOnce, left + more);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
