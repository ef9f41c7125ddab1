package dev.aac.worker.mask;

import static dev.aac.worker.mask.FormAutomaton.NONE;
import static dev.aac.worker.mask.FormAutomaton.ROOT;

import java.util.Arrays;
import java.util.List;

/**
 * The tree of all beginnings of forms, level by level, so that the children of a state have
 * consecutive numbers, and where each state falls back to when its form does not go on. Immutable
 * once made.
 */
final class FormStates {

    private final byte[] labels;
    private final int[] firstChildren;
    private final int[] fallbacks;
    private final int[] depths;
    private final boolean[] ends;
    private final int count;

    /**
     * @param forms sorted by their unsigned bytes, none twice, none empty
     */
    FormStates(List<byte[]> forms) {
        int most = 1 + forms.stream().mapToInt(form -> form.length).sum();
        byte[] label = new byte[most];
        int[] first = new int[most + 1];
        int[] depth = new int[most];
        boolean[] end = new boolean[most];
        // The forms that share a state's beginning lie side by side.
        int[] low = new int[most];
        int[] high = new int[most];
        high[ROOT] = forms.size();
        int states = 1;
        for (int state = 0; state < states; state++) {
            first[state] = states;
            int at = low[state];
            if (at < high[state] && forms.get(at).length == depth[state]) {
                end[state] = true;
                at++;
            }
            while (at < high[state]) {
                byte b = forms.get(at)[depth[state]];
                int next = at + 1;
                while (next < high[state] && forms.get(next)[depth[state]] == b) {
                    next++;
                }
                label[states] = b;
                depth[states] = depth[state] + 1;
                low[states] = at;
                high[states] = next;
                states++;
                at = next;
            }
        }
        first[states] = states;
        this.count = states;
        this.labels = Arrays.copyOf(label, states);
        this.firstChildren = Arrays.copyOf(first, states + 1);
        this.depths = Arrays.copyOf(depth, states);
        this.ends = Arrays.copyOf(end, states);
        this.fallbacks = new int[states];
        findFallbacks();
    }

    private void findFallbacks() {
        for (int state = 0; state < count; state++) {
            for (int child = firstChild(state); child < afterChildren(state); child++) {
                fallbacks[child] =
                        state == ROOT ? ROOT : afterFallback(fallbacks[state], labels[child]);
            }
        }
    }

    private int afterFallback(int state, byte b) {
        int from = state;
        int child = child(from, b);
        while (child == NONE && from != ROOT) {
            from = fallbacks[from];
            child = child(from, b);
        }
        return child == NONE ? ROOT : child;
    }

    int count() {
        return count;
    }

    /** The state that is one byte further along a form, or {@link FormAutomaton#NONE}. */
    int child(int state, byte b) {
        for (int child = firstChild(state); child < afterChildren(state); child++) {
            if (labels[child] == b) {
                return child;
            }
        }
        return NONE;
    }

    int firstChild(int state) {
        return firstChildren[state];
    }

    int afterChildren(int state) {
        return firstChildren[state + 1];
    }

    boolean hasChildren(int state) {
        return firstChild(state) < afterChildren(state);
    }

    /** The byte that leads to a state. */
    byte label(int state) {
        return labels[state];
    }

    /** The state of the longest beginning of a form that is the end of this one's. */
    int fallback(int state) {
        return fallbacks[state];
    }

    int depth(int state) {
        return depths[state];
    }

    /** Whether a form ends at exactly this state. */
    boolean isEnd(int state) {
        return ends[state];
    }
}
