package dev.aac.producer.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules and landmarks, and one search for all their literals. Any thread may use it. */
final class RuleBook {

    /** The one book there is. */
    static final RuleBook ALL = new RuleBook(Landmarks.all(), allRules());

    private final List<Landmark> landmarks;
    private final List<Rule> rules;
    private final Literals literals;

    RuleBook(List<Landmark> landmarks, List<Rule> rules) {
        this.landmarks = List.copyOf(landmarks);
        this.rules =
                rules.stream().sorted(Comparator.comparing(Rule::strength).reversed()).toList();
        List<List<String>> wanted = new ArrayList<>();
        this.landmarks.forEach(landmark -> wanted.add(landmark.literals()));
        this.rules.forEach(rule -> wanted.add(rule.literals()));
        this.literals = new Literals(wanted);
    }

    private static List<Rule> allRules() {
        return Stream.of(
                        NetworkRules.ALL,
                        SystemRules.ALL,
                        ShellRules.ALL,
                        SettingRules.ALL,
                        JavaRules.ALL,
                        PythonRules.ALL,
                        JavaScriptRules.ALL,
                        PlaywrightRules.ALL,
                        CypressRules.ALL,
                        SeleniumRules.ALL,
                        GoRules.ALL,
                        DotNetRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** The strongest first. */
    List<Rule> rules() {
        return rules;
    }

    List<Landmark> landmarks() {
        return landmarks;
    }

    /**
     * Adds to the set what may match: landmarks by their place in the list, and after all of them
     * the rules by theirs.
     */
    void find(String line, BitSet candidates) {
        literals.find(line, candidates);
    }
}
