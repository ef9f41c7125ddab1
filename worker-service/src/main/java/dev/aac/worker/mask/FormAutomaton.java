package dev.aac.worker.mask;

import java.util.BitSet;
import java.util.List;

/**
 * Finds all forms of all secrets in one pass (Aho and Corasick). A state stands for the longest end
 * of what was read that begins a form. The first states, where nearly all of an ordinary log is
 * read, cost one look-up a byte; the others follow the few bytes by which they go on. Takes about
 * 20 bytes of memory a state, and has at most as many states as the forms have bytes. Immutable.
 */
final class FormAutomaton {

    /** Nothing of what was read begins a form. */
    static final int ROOT = 0;

    /** No state. */
    static final int NONE = -1;

    /** So many bytes of a form are most of it, however long it is. */
    private static final int MOSTLY_BYTES = 32;

    private final FormStates states;
    private final ByteTable table;
    private final int[] found;
    private final int[] begun;
    private final BitSet worthHolding;
    private final BitSet mostly;

    /**
     * @param forms sorted, none twice
     */
    FormAutomaton(List<SecretForm> forms) {
        states = new FormStates(forms.stream().map(SecretForm::bytes).toList());
        table = new ByteTable(states);
        found = new int[states.count()];
        begun = new int[states.count()];
        worthHolding = worthHolding(forms);
        mostly = mostly();
        for (int state = 1; state < states.count(); state++) {
            int fallback = states.fallback(state);
            found[state] = states.isEnd(state) ? states.depth(state) : found[fallback];
            if (states.hasChildren(state)) {
                begun[state] = states.depth(state);
            } else {
                // Its form is complete: only what it ends with can go on.
                begun[state] = begun[fallback];
                worthHolding.set(state, worthHolding.get(fallback));
                mostly.set(state, mostly.get(fallback));
            }
        }
    }

    /** The state after one more byte. */
    int next(int state, byte b) {
        int from = state;
        while (!table.has(from)) {
            int child = states.child(from, b);
            if (child != NONE) {
                return child;
            }
            from = states.fallback(from);
        }
        return table.next(from, b);
    }

    /** The length of the longest form that ends here, in bytes; 0 when none does. */
    int found(int state) {
        return found[state];
    }

    /** How many of the last bytes may become a form with those to come. */
    int begun(int state) {
        return begun[state];
    }

    /** Whether a line that ends here may show so much of a secret that it should wait. */
    boolean isWorthHolding(int state) {
        return worthHolding.get(state);
    }

    /** Whether what has begun here is most of a form, and had better not be shown as it is. */
    boolean isMostly(int state) {
        return mostly.get(state);
    }

    /** Enough to be a secret of its own, or whole lines of one that has several. */
    private BitSet worthHolding(List<SecretForm> forms) {
        BitSet worth = new BitSet(states.count());
        for (int state = 1; state < states.count(); state++) {
            worth.set(state, states.depth(state) >= SecretForm.CHARS_MIN);
        }
        for (SecretForm form : forms) {
            int state = ROOT;
            int at = 0;
            for (int lineEnd : form.lineEnds()) {
                while (at < lineEnd) {
                    state = states.child(state, form.bytes()[at]);
                    at++;
                }
                worth.set(state, state != ROOT);
            }
        }
        return worth;
    }

    private BitSet mostly() {
        int[] shortest = new int[states.count()];
        BitSet most = new BitSet(states.count());
        for (int state = states.count() - 1; state > ROOT; state--) {
            int depth = states.depth(state);
            shortest[state] = states.isEnd(state) ? depth : shortestOf(state, shortest);
            most.set(state, depth >= MOSTLY_BYTES || 2 * depth >= shortest[state]);
        }
        return most;
    }

    private int shortestOf(int state, int[] shortest) {
        int least = Integer.MAX_VALUE;
        for (int child = states.firstChild(state); child < states.afterChildren(state); child++) {
            least = Math.min(least, shortest[child]);
        }
        return least;
    }
}
