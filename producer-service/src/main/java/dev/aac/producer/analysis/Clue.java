package dev.aac.producer.analysis;

import java.util.regex.Pattern;

/**
 * A line on which a rule matched, or that says more about such a line.
 *
 * @param strength the rule's, less for a line that announces another try; 0 when it only says more
 * @param sentence what broke by this line
 * @param isCause whether the line says what was behind the lines before it
 */
record Clue(Evidence line, Rule rule, int strength, String sentence, boolean isCause) {

    /** How much weaker a warning is than an error. */
    static final int WARNING_COSTS = 45;

    private static final Pattern WARNING =
            Pattern.compile(
                    "(?i)\\bwarn(?:ing)?\\b|(?<!timed out )\\bretry(?:ing)?\\b|\\battempt"
                            + " \\d|\\btry(?:ing)? again|\\bdeprecat|\\bwill try\\b");

    private static final Pattern CAUSE =
            Pattern.compile("^\\s*(?:Caused by: |\\[cause\\]: |-{4,} )");

    static Clue of(Evidence line, Rule rule, String sentence) {
        boolean warning = WARNING.matcher(line.text()).find();
        int strength = Math.max(1, rule.strength() - (warning ? WARNING_COSTS : 0));
        return new Clue(line, rule, strength, sentence, CAUSE.matcher(line.text()).find());
    }
}
