package dev.aac.migrations.original;

import java.util.ArrayList;
import java.util.List;

/** The first of many lines, and how many more there were. */
final class FirstLines {

    static final int SHOWN_MAX = 20;

    private final List<String> shown = new ArrayList<>();
    private long count;

    void add(String line) {
        count++;
        if (shown.size() < SHOWN_MAX) {
            shown.add(line);
        }
    }

    List<String> all() {
        List<String> all = new ArrayList<>(shown);
        if (count > shown.size()) {
            all.add("and %d more".formatted(count - shown.size()));
        }
        return all;
    }
}
