package dev.aac.migrations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param organization slug that was named, or null
 */
record CommandLine(Verb verb, @Nullable String organization) {

    static final String USAGE =
            """
            usage: migrations status
                   migrations up [--dry-run] [--organization <slug>]
                   migrations verify\
            """;

    private static final String DRY_RUN = "--dry-run";
    private static final String ORGANIZATION = "--organization";

    /** What is to be done. */
    enum Verb {
        STATUS,
        UP,
        DRY_RUN,
        VERIFY
    }

    /** Empty when the words make no sense. */
    static Optional<CommandLine> parsed(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "status" -> alone(Verb.STATUS, words);
            case "verify" -> alone(Verb.VERIFY, words);
            case "up" -> up(words.subList(1, words.size()));
            default -> Optional.empty();
        };
    }

    private static Optional<CommandLine> alone(Verb verb, List<String> words) {
        return words.size() == 1 ? Optional.of(new CommandLine(verb, null)) : Optional.empty();
    }

    private static Optional<CommandLine> up(List<String> options) {
        Verb verb = Verb.UP;
        String organization = null;
        int next = 0;
        while (next < options.size()) {
            String option = options.get(next);
            if (option.equals(DRY_RUN) && verb == Verb.UP) {
                verb = Verb.DRY_RUN;
                next++;
            } else if (option.equals(ORGANIZATION)
                    && organization == null
                    && next + 1 < options.size()) {
                organization = options.get(next + 1);
                next += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new CommandLine(verb, organization));
    }
}
