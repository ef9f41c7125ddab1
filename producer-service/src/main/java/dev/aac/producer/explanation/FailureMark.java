package dev.aac.producer.explanation;

import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.platform.hashing.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By which a failure is known again. Only what differs from run to run by itself is left out:
 * times, ids, addresses in memory and how long something took. Other numbers stay, or a model's
 * words would be repeated about a failure that they do not fit.
 */
final class FailureMark {

    private static final Pattern VOLATILE =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d[T ]?|\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?Z?"
                            + "|\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b"
                            + "|\\b0x[0-9a-f]{4,16}\\b|@[0-9a-f]{6,8}\\b"
                            + "|\\b\\d{1,9}(?:\\.\\d{1,9})? ?(?:ms|s|sec|seconds)\\b|\\s+",
                    Pattern.CASE_INSENSITIVE);

    private FailureMark() {}

    /** Empty when the rules found no line: too little to know it again by. */
    static Optional<String> of(Finding finding, int exitCode, ModelRoute route) {
        return finding.evidence().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Sha256.hex(
                                route.provider().apiName()
                                        + '\n'
                                        + route.model()
                                        + '\n'
                                        + finding.category().apiName()
                                        + '\n'
                                        + exitCode
                                        + '\n'
                                        + finding.evidence().stream()
                                                .map(FailureMark::of)
                                                .collect(Collectors.joining("\n"))));
    }

    static String of(Evidence line) {
        return Sha256.hex(VOLATILE.matcher(line.text()).replaceAll(""));
    }
}
