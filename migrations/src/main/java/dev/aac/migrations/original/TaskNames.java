package dev.aac.migrations.original;

import dev.aac.contract.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an execution may be called: by its own name, or by another one when that cannot be. */
final class TaskNames {

    private static final Pattern REFUSED = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern REFUSED_AT_FIRST = Pattern.compile("^[._-]+");
    private static final int LENGTH_MAX = 128;
    private static final int MARK_LENGTH = 12;

    private TaskNames() {}

    /** The first one that nobody else has is taken; the last one is nobody else's. */
    static List<String> candidates(Original original) {
        String given = original.text("taskId");
        List<String> candidates = new ArrayList<>();
        if (given != null && TaskId.isValid(given)) {
            candidates.add(given);
        }
        String mark = "-" + original.fingerprint().substring(0, MARK_LENGTH);
        candidates.add(cut(cleaned(given == null ? "" : given), LENGTH_MAX - mark.length()) + mark);
        candidates.add("migrated-" + original.fingerprint());
        return candidates;
    }

    private static String cleaned(String given) {
        String allowed = REFUSED.matcher(given).replaceAll("_");
        String cleaned = REFUSED_AT_FIRST.matcher(allowed).replaceFirst("");
        return cleaned.isEmpty() ? "execution" : cleaned;
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }
}
