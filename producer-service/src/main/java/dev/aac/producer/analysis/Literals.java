package dev.aac.producer.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Finds many literals in a text at once, in one step per character whatever there is to find
 * (Aho-Corasick, as a table). Letters of ASCII match in any case; other characters match nothing.
 * Never changes once made, so any thread may use it.
 */
final class Literals {

    private static final int CHARS = 128;

    private final int[] steps;
    private final BitSet[] found;
    private final boolean[] ends;

    /**
     * @param owners for each owner, by number, the literals it wants; in ASCII
     */
    Literals(List<List<String>> owners) {
        Trie trie = new Trie();
        for (int owner = 0; owner < owners.size(); owner++) {
            for (String literal : owners.get(owner)) {
                trie.add(literal.toLowerCase(Locale.ROOT), owner);
            }
        }
        trie.link();
        this.steps = trie.table();
        this.found = trie.found.toArray(BitSet[]::new);
        this.ends = new boolean[found.length];
        for (int state = 0; state < found.length; state++) {
            ends[state] = !found[state].isEmpty();
        }
    }

    /** Adds to the set the owners of all literals in the text. */
    void find(String text, BitSet owners) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < CHARS ? steps[state * CHARS + c] : 0;
            if (ends[state]) {
                owners.or(found[state]);
            }
        }
    }

    /** The automaton while it is made. */
    private static final class Trie {

        private static final int NONE = -1;

        private final List<int[]> nodes = new ArrayList<>();
        private final List<BitSet> found = new ArrayList<>();

        Trie() {
            node();
        }

        private int node() {
            int[] children = new int[CHARS];
            Arrays.fill(children, NONE);
            nodes.add(children);
            found.add(new BitSet());
            return nodes.size() - 1;
        }

        void add(String literal, int owner) {
            int state = 0;
            for (int i = 0; i < literal.length(); i++) {
                int[] children = nodes.get(state);
                char c = literal.charAt(i);
                if (children[c] == NONE) {
                    children[c] = node();
                }
                state = children[c];
            }
            found.get(state).set(owner);
        }

        /** Gives every state a step for every character: where no child is, that of its suffix. */
        void link() {
            int[] suffix = new int[nodes.size()];
            Queue<Integer> queue = new ArrayDeque<>();
            queue.add(0);
            while (!queue.isEmpty()) {
                int state = queue.remove();
                found.get(state).or(found.get(suffix[state]));
                int[] children = nodes.get(state);
                for (int c = 0; c < CHARS; c++) {
                    int otherwise = state == 0 ? 0 : nodes.get(suffix[state])[c];
                    if (children[c] == NONE) {
                        children[c] = otherwise;
                    } else {
                        suffix[children[c]] = otherwise;
                        queue.add(children[c]);
                    }
                }
            }
        }

        int[] table() {
            int[] table = new int[nodes.size() * CHARS];
            for (int state = 0; state < nodes.size(); state++) {
                int[] children = nodes.get(state);
                System.arraycopy(children, 0, table, state * CHARS, CHARS);
                for (char upper = 'A'; upper <= 'Z'; upper++) {
                    table[state * CHARS + upper] = children[Character.toLowerCase(upper)];
                }
            }
            return table;
        }
    }
}
