package dev.aac.worker.mask;

import static dev.aac.worker.mask.FormAutomaton.ROOT;

/**
 * Where the first states lead, for every byte: a row for each of them, a column for each class of
 * bytes that no form tells apart. Immutable.
 */
final class ByteTable {

    /** States that have a row: at most 1 MiB of table. */
    private static final int STATES_MAX = 1_024;

    private static final int BYTE_VALUES = 256;

    private final byte[] classes = new byte[BYTE_VALUES];
    private final int width;
    private final int states;
    private final int[] next;

    ByteTable(FormStates all) {
        width = classify(all);
        states = Math.min(all.count(), STATES_MAX);
        next = new int[states * width];
        for (int state = 0; state < states; state++) {
            if (state != ROOT) {
                System.arraycopy(next, all.fallback(state) * width, next, state * width, width);
            }
            for (int child = all.firstChild(state); child < all.afterChildren(state); child++) {
                next[place(state, all.label(child))] = child;
            }
        }
    }

    /** Class 0 is of the bytes in no form; texts do not have all values, so that they fit. */
    private int classify(FormStates all) {
        int known = 1;
        for (int state = 1; state < all.count(); state++) {
            int value = all.label(state) & 0xFF;
            if (classes[value] == 0) {
                classes[value] = (byte) known;
                known++;
            }
        }
        return known;
    }

    /** Whether a state has a row. */
    boolean has(int state) {
        return state < states;
    }

    /** The state after one more byte. */
    int next(int state, byte b) {
        return next[place(state, b)];
    }

    private int place(int state, byte b) {
        return state * width + (classes[b & 0xFF] & 0xFF);
    }
}
