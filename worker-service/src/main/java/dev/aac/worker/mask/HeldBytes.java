package dev.aac.worker.mask;

import java.util.Arrays;

/**
 * Bytes that are looked at or wait, and which of them are text that a person reads. Places are
 * counted from the first that is left. Not thread-safe.
 */
final class HeldBytes {

    private static final int CAPACITY = 1024;

    /** What a byte is. */
    static final byte TEXT = 0;

    static final byte SEQUENCE = 1;
    static final byte BREAK = 2;

    private byte[] bytes = new byte[CAPACITY];

    /** Of each byte; TEXT behind the last one. */
    private byte[] kinds = new byte[CAPACITY];

    private int length;
    private int others;

    int length() {
        return length;
    }

    /** How many are no text. */
    int others() {
        return others;
    }

    /** The bytes; good until the next change. */
    byte[] array() {
        return bytes;
    }

    boolean isText(int place) {
        return kinds[place] == TEXT;
    }

    boolean isSequence(int place) {
        return kinds[place] == SEQUENCE;
    }

    /** They are text until something else is said. */
    void append(byte[] more) {
        int needed = length + more.length;
        if (needed > bytes.length) {
            int capacity = Math.max(needed, 2 * bytes.length);
            bytes = Arrays.copyOf(bytes, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length = needed;
    }

    /** Says that a byte, which counted as text, is none. */
    void isNoText(int place, byte kind) {
        kinds[place] = kind;
        others++;
    }

    /** The place of the first of the text's last bytes; 0 when there are not so many. */
    int textBack(int count) {
        if (count == 0 || others == 0) {
            return Math.max(length - count, 0);
        }
        int left = count;
        int place = length;
        while (place > 0 && left > 0) {
            place--;
            left -= isText(place) ? 1 : 0;
        }
        return place;
    }

    /** How many lines end at or after a place. */
    int lineEnds(int from) {
        if (others == 0) {
            return 0;
        }
        int ends = 0;
        for (int place = from; place < length; place++) {
            ends += bytes[place] == '\n' ? 1 : 0;
        }
        return ends;
    }

    /** The place after the last complete line; 0 when there is none. */
    int afterLastLine() {
        int place = length;
        while (place > 0 && bytes[place - 1] != '\n') {
            place--;
        }
        return place;
    }

    /**
     * Forgets the first bytes.
     *
     * @return how many of them were text
     */
    int drop(int count) {
        int left = length - count;
        int othersLeft = 0;
        for (int place = count; place < length; place++) {
            othersLeft += isText(place) ? 0 : 1;
        }
        int textGone = count - (others - othersLeft);
        System.arraycopy(bytes, count, bytes, 0, left);
        System.arraycopy(kinds, count, kinds, 0, left);
        Arrays.fill(kinds, left, length, TEXT);
        others = othersLeft;
        length = left;
        return textGone;
    }
}
