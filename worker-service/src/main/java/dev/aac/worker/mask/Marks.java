package dev.aac.worker.mask;

import java.util.Arrays;

/**
 * Places that are to be masked, as stretches of positions. They come in the order of their ends, so
 * that each is added in constant time on average, however many overlap. Not thread-safe.
 */
final class Marks {

    private int[] from = new int[8];
    private int[] to = new int[8];
    private int size;
    private int cursor;

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * @param start the first position; below 0 for what begins before the first one there is
     * @param end after the last position; not before any earlier one's
     */
    void add(int start, int end) {
        int first = Math.max(start, 0);
        while (size > 0 && to[size - 1] >= first) {
            size--;
            first = Math.min(first, from[size]);
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = first;
        to[size] = end;
        size++;
    }

    /** Before positions are asked for, from the first on. */
    void rewind() {
        cursor = 0;
    }

    /**
     * Whether a position is marked.
     *
     * @param position not before the one asked for last
     */
    boolean covers(int position) {
        while (cursor < size && to[cursor] <= position) {
            cursor++;
        }
        return cursor < size && from[cursor] <= position;
    }

    /** So many positions are gone; the next one is 0. */
    void shift(int count) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (to[i] > count) {
                from[kept] = Math.max(from[i] - count, 0);
                to[kept] = to[i] - count;
                kept++;
            }
        }
        size = kept;
        cursor = 0;
    }
}
