package dev.aac.producer.analysis;

import java.util.List;

/** Jest, Vitest, Mocha, TypeScript and plain Node.js. */
final class JavaScriptRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("javascript.module-missing", Category.MISSING, 92)
                            .seen(
                                    "cannot find module",
                                    "cannot find package",
                                    "failed to resolve import",
                                    "can't resolve")
                            .matching(
                                    "Cannot find (?:module|package) '([^']+)'"
                                            + "|Failed to resolve import \"([^\"]+)\""
                                            + "|Can't resolve '([^']+)'")
                            .says(
                                    "The module {} is not there.",
                                    "Install it in the image, or correct its path."),
                    Rule.of("javascript.syntax", Category.COMPILATION, 90)
                            .seen(
                                    "syntaxerror",
                                    "unexpected token",
                                    "transform failed",
                                    "parse_error",
                                    "failed to parse source")
                            .matching(
                                    "\\bSyntaxError: (.*)|Jest encountered an unexpected token"
                                            + "|Transform failed with|PARSE_ERROR"
                                            + "|[Ff]ailed to parse source")
                            .says(
                                    "Code cannot be parsed: {}.",
                                    "Mend the code, or have it transformed."),
                    Rule.of("javascript.types", Category.COMPILATION, 90)
                            .seen("error ts")
                            .matching("\\berror TS\\d{3,5}: (.*)")
                            .says(
                                    "TypeScript refuses the code: {}.",
                                    "Mend the code at that line."),
                    Rule.of("javascript.expect", Category.ASSERTION, 74)
                            .seen(
                                    "expect(",
                                    "assertionerror",
                                    "err_assertion",
                                    "expected values to be")
                            .matching(
                                    "^\\s*(?:Error: )?(expect\\(\\w*\\).*)"
                                            + "|\\bAssertionError(?: \\[ERR_ASSERTION\\])?: (.*)"
                                            + "|^\\s*\\d+\\.\\s+AssertionError\\s+(.*)"
                                            + "|ERR_ASSERTION|(Expected values to be .*)")
                            .says(
                                    "A check failed: {}.",
                                    "Compare what the test expects with what the system does now."),
                    Rule.of("javascript.snapshot", Category.ASSERTION, 75)
                            .seen("snapshot")
                            .matching(
                                    "Snapshot `([^`]+)` mismatched|toMatch(?:Inline)?Snapshot\\("
                                            + "|(\\d+) snapshots? failed")
                            .says(
                                    "A snapshot is not what is made now: {}.",
                                    "If the change is meant, write the snapshot anew."),
                    Rule.of("javascript.timeout", Category.TIMEOUT, 79)
                            .seen("exceeded timeout of", "timed out in", "timeout of")
                            .matching(
                                    "Exceeded timeout of (\\d+ ?ms)|(?:Test|Hook) timed out in"
                                            + " (\\d+ ?ms)|Timeout of (\\d+ ?ms) exceeded")
                            .says(
                                    "A test or hook took longer than its limit of {}.",
                                    "See what it waited for (a done that is never called, a"
                                            + " promise), or raise the limit."),
                    Rule.of("javascript.undefined", Category.EXCEPTION, 56)
                            .seen(
                                    "cannot read propert",
                                    "is not a function",
                                    "is not defined",
                                    "is not iterable",
                                    "cannot set propert")
                            .matching(
                                    "(Cannot (?:read|set) propert(?:y|ies) .*of"
                                            + " (?:undefined|null).*)|(?<!\\S)(\\S+ is not (?:a"
                                            + " function|iterable))|ReferenceError: (\\S+ is"
                                            + " not defined)")
                            .says(
                                    "The code used something that is not there: {}.",
                                    "Look at the first frame that is your own code."),
                    Rule.of("javascript.exception", Category.EXCEPTION, 48)
                            .seen("error: ", "error [")
                            .matching(
                                    "^\\s*(?:Uncaught |\\[cause\\]: |> )?((?:[A-Z]\\w*)?Error(?:"
                                            + " \\[\\w+\\])?: .*)")
                            .says(
                                    "The code threw {}.",
                                    "Look at the first frame that is your own code."),
                    Rule.of("javascript.threshold", Category.ASSERTION, 72)
                            .seen("thresholds on metrics")
                            .matching("thresholds on metrics '([^']+)' have been crossed")
                            .says(
                                    "The load test crossed a threshold: {}.",
                                    "Compare with earlier runs what has become slower."));

    private JavaScriptRules() {}
}
