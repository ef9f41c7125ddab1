package dev.aac.bench;

import java.util.Arrays;

/** Durations of one kind. Not thread-safe. */
final class Samples {

    private static final double NANOS_PER_MILLI = 1e6;

    private double[] millis = new double[64];
    private int size;

    void addNanos(long nanos) {
        addMillis(nanos / NANOS_PER_MILLI);
    }

    void addMillis(double value) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, size * 2);
        }
        millis[size++] = value;
    }

    void addAll(Samples others) {
        for (int i = 0; i < others.size; i++) {
            addMillis(others.millis[i]);
        }
    }

    int size() {
        return size;
    }

    /** By nearest rank, in milliseconds with one decimal. */
    double percentile(int percent) {
        if (size == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        double[] sorted = Arrays.copyOf(millis, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * size);
        return Math.round(sorted[Math.max(0, rank - 1)] * 10) / 10.0;
    }
}
