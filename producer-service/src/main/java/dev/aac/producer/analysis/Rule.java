package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pattern of one line. The pattern is tried only on lines that hold one of the literals, which
 * all lines are searched for at once; so it costs nothing on the others.
 *
 * @param id family and name, such as {@code python.module-missing}
 * @param strength 1 to 100: of two rules that match, the stronger says what broke
 * @param literals in lower case; found in any case
 * @param sentence what broke; {@code {}} stands for the first group that matched
 */
record Rule(
        String id,
        Category category,
        int strength,
        List<String> literals,
        Pattern pattern,
        String sentence,
        String nextStep) {

    /** Most characters of a group that go into the sentence. */
    static final int GROUP_MAX = 160;

    private static final String GAP = "{}";

    Rule {
        requireNonNull(id, "id is null");
        requireNonNull(category, "category is null");
        literals = List.copyOf(literals);
        if (strength < 1 || strength > 100 || literals.isEmpty()) {
            throw new IllegalArgumentException(id + " needs literals and a strength up to 100");
        }
    }

    /** Begins a rule. */
    static Draft of(String id, Category category, int strength) {
        return new Draft(id, category, strength);
    }

    /**
     * What the line says by this rule, or nothing.
     *
     * @param line without control sequences
     */
    Optional<String> read(String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(filled(matcher)) : Optional.empty();
    }

    private String filled(Matcher matcher) {
        if (!sentence.contains(GAP)) {
            return sentence;
        }
        String group = firstGroup(matcher);
        return group.isEmpty()
                ? sentence.replace(": " + GAP, "").replace(" " + GAP, "")
                : sentence.replace(GAP, group);
    }

    private static String firstGroup(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group != null && !group.isBlank()) {
                String text = group.strip();
                return text.length() > GROUP_MAX ? text.substring(0, GROUP_MAX) + "…" : text;
            }
        }
        return "";
    }

    /** A rule of which only the name and the weight are known. */
    record Draft(String id, Category category, int strength) {

        /** Only lines with one of these are looked at, in any case. */
        Seen seen(String... literals) {
            return new Seen(this, List.of(literals));
        }
    }

    /** A rule whose pattern is still to come. */
    record Seen(Draft draft, List<String> literals) {

        /** The pattern, found anywhere in the line unless it says otherwise. */
        Matching matching(String regex) {
            return new Matching(this, Pattern.compile(regex));
        }
    }

    /** A rule that has nothing to say yet. */
    record Matching(Seen seen, Pattern pattern) {

        Rule says(String sentence, String nextStep) {
            Draft draft = seen.draft();
            return new Rule(
                    draft.id(),
                    draft.category(),
                    draft.strength(),
                    seen.literals(),
                    pattern,
                    sentence,
                    nextStep);
        }
    }
}
