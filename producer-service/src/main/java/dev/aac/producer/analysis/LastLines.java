package dev.aac.producer.analysis;

import java.util.List;
import java.util.stream.IntStream;

/** The end of a log: its last lines with something on them. For one thread. */
final class LastLines {

    /** How many. */
    static final int COUNT = 3;

    private final long[] numbers = new long[COUNT];
    private final String[] texts = new String[COUNT];
    private int added;

    void add(long seq, String text) {
        if (!text.isBlank()) {
            numbers[added % COUNT] = seq;
            texts[added % COUNT] = text;
            added++;
        }
    }

    List<Evidence> lines() {
        return IntStream.range(Math.max(0, added - COUNT), added)
                .map(place -> place % COUNT)
                .mapToObj(place -> new Evidence(numbers[place], texts[place]))
                .toList();
    }
}
