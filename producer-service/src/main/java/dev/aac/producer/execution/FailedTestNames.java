package dev.aac.producer.execution;

import dev.aac.producer.execution.FailedTests.FailedTest;
import java.util.List;

/**
 * What a repetition of failed tests is to run. Somebody who named tests gets those of the names
 * that failed, as they were written, because only the image's command knows what they mean. Who
 * named none gets each as {@code suite#name}.
 */
final class FailedTestNames {

    /** Longest name that a request may have, in characters. */
    static final int LENGTH_MAX = 512;

    /** Between suite and name, as frameworks and people write it. */
    private static final List<String> BETWEEN = List.of("#", "::", ".", "/", " ", " > ");

    private FailedTestNames() {}

    /** Empty when they cannot be named. */
    static List<String> of(List<String> asked, List<FailedTest> failed) {
        if (!asked.isEmpty()) {
            return asked.stream()
                    .filter(name -> failed.stream().anyMatch(test -> isMeant(name, test)))
                    .toList();
        }
        List<String> names = failed.stream().map(FailedTestNames::name).distinct().toList();
        return names.stream().allMatch(FailedTestNames::canBeGiven) ? names : List.of();
    }

    private static boolean isMeant(String name, FailedTest test) {
        return name.equals(test.name())
                || name.equals(test.suite())
                || BETWEEN.stream()
                        .anyMatch(sign -> name.equals(test.suite() + sign + test.name()));
    }

    private static String name(FailedTest test) {
        return test.suite().isEmpty() ? test.name() : test.suite() + "#" + test.name();
    }

    /** They are given to the container one per line. */
    private static boolean canBeGiven(String name) {
        return name.length() <= LENGTH_MAX && name.chars().noneMatch(Character::isISOControl);
    }
}
