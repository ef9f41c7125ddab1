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
 * (Aho-Corasick, as a table small enough for a core's cache). Letters of ASCII match in any case.
 * Never changes once made, so any thread may use it.
 */
final class Literals {

    /** Most states; the table has to stay small. */
    static final int STATES_MAX = Character.MAX_VALUE;

    private static final int CHARS = Character.MAX_VALUE + 1;

    private final byte[] kinds;
    private final int kindCount;
    private final char[] steps;
    private final boolean[] ends;
    private final BitSet[] found;

    /**
     * @param owners for each owner, by number, the literals it wants
     */
    Literals(List<List<String>> owners) {
        this.kinds = new byte[CHARS];
        this.kindCount = numberKinds(owners);
        Trie trie = new Trie(kindCount);
        for (int owner = 0; owner < owners.size(); owner++) {
            for (String literal : owners.get(owner)) {
                trie.add(kindsOf(literal), owner);
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

    /** Numbers the characters of all literals from 1; all others are of kind 0. */
    private int numberKinds(List<List<String>> owners) {
        int count = 1;
        for (String literal : owners.stream().flatMap(List::stream).toList()) {
            for (char c : literal.toLowerCase(Locale.ROOT).toCharArray()) {
                if (kinds[c] == 0) {
                    if (count > Byte.MAX_VALUE) {
                        throw new IllegalArgumentException("too many kinds of characters");
                    }
                    kinds[c] = (byte) count++;
                }
            }
        }
        for (char upper = 'A'; upper <= 'Z'; upper++) {
            kinds[upper] = kinds[Character.toLowerCase(upper)];
        }
        return count;
    }

    private int[] kindsOf(String literal) {
        return literal.toLowerCase(Locale.ROOT).chars().map(c -> kinds[c]).toArray();
    }

    /** Adds to the set the owners of all literals in the text. */
    void find(String text, BitSet owners) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = steps[state * kindCount + kinds[text.charAt(i)]];
            if (ends[state]) {
                owners.or(found[state]);
            }
        }
    }

    /** The automaton while it is made. */
    private static final class Trie {

        private static final int NONE = -1;

        private final int kindCount;
        private final List<int[]> nodes = new ArrayList<>();
        private final List<BitSet> found = new ArrayList<>();

        Trie(int kindCount) {
            this.kindCount = kindCount;
            node();
        }

        private int node() {
            int[] children = new int[kindCount];
            Arrays.fill(children, NONE);
            nodes.add(children);
            found.add(new BitSet());
            return nodes.size() - 1;
        }

        void add(int[] literal, int owner) {
            int state = 0;
            for (int kind : literal) {
                int[] children = nodes.get(state);
                if (children[kind] == NONE) {
                    children[kind] = node();
                }
                state = children[kind];
            }
            found.get(state).set(owner);
        }

        /** Gives every state a step for every kind: where no child is, that of its suffix. */
        void link() {
            int[] suffix = new int[nodes.size()];
            Queue<Integer> queue = new ArrayDeque<>();
            queue.add(0);
            while (!queue.isEmpty()) {
                int state = queue.remove();
                found.get(state).or(found.get(suffix[state]));
                int[] children = nodes.get(state);
                for (int kind = 0; kind < kindCount; kind++) {
                    int otherwise = state == 0 ? 0 : nodes.get(suffix[state])[kind];
                    if (children[kind] == NONE) {
                        children[kind] = otherwise;
                    } else {
                        suffix[children[kind]] = otherwise;
                        queue.add(children[kind]);
                    }
                }
            }
        }

        char[] table() {
            if (nodes.size() > STATES_MAX) {
                throw new IllegalArgumentException("too many literals");
            }
            char[] table = new char[nodes.size() * kindCount];
            for (int state = 0; state < nodes.size(); state++) {
                for (int kind = 0; kind < kindCount; kind++) {
                    table[state * kindCount + kind] = (char) nodes.get(state)[kind];
                }
            }
            return table;
        }
    }
}
