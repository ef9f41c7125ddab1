package dev.aac.producer.analysis;

import java.util.List;

/** pytest, unittest and plain Python. */
final class PythonRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("python.module-missing", Category.MISSING, 92)
                            .seen("no module named")
                            .matching("No module named '?([\\w.]+)'?")
                            .says(
                                    "The Python module {} is not installed.",
                                    "Add it to the image, or correct PYTHONPATH."),
                    Rule.of("python.import-name", Category.MISSING, 86)
                            .seen("cannot import name")
                            .matching("cannot import name '([^']+)' from '?([\\w.]+)'?")
                            .says(
                                    "The name {} cannot be imported.",
                                    "Make the versions of the packages agree."),
                    Rule.of("python.assert", Category.ASSERTION, 74)
                            .seen("assert")
                            .matching(
                                    "^E\\s+(?:AssertionError: )?(assert"
                                            + " .*)|^E\\s+(?:\\w+\\.)*AssertionError(?::"
                                            + " (.*))?$|^AssertionError(?:: (.*))?$")
                            .says(
                                    "A check failed: {}.",
                                    "Compare what the test expects with what the system does now."),
                    Rule.of("python.did-not-raise", Category.ASSERTION, 75)
                            .seen("did not raise", "not raised")
                            .matching("DID NOT RAISE (.*)|AssertionError: (\\w+) not raised")
                            .says(
                                    "An expected exception was not raised: {}.",
                                    "See whether the code still refuses what it should."),
                    Rule.of("python.syntax", Category.COMPILATION, 91)
                            .seen("syntaxerror", "indentationerror", "taberror")
                            .matching("^(?:E\\s+)?(?:SyntaxError|IndentationError|TabError): (.*)")
                            .says("Code cannot be parsed: {}.", "Mend the code at that line."),
                    Rule.of("python.environment-key", Category.CONFIGURATION, 85)
                            .seen("keyerror")
                            .matching("^(?:E\\s+)?KeyError: '([A-Z][A-Z0-9]*_[A-Z0-9_]+)'")
                            .says(
                                    "The environment variable {} is not set.",
                                    "Set it in the project's variables or in the run's config."),
                    Rule.of("python.fixture", Category.CONFIGURATION, 88)
                            .seen("fixture '")
                            .matching("fixture '(\\w+)' not found")
                            .says(
                                    "The fixture {} is not known to pytest.",
                                    "Install the plugin it comes from, or define it."),
                    Rule.of("python.timeout", Category.TIMEOUT, 70)
                            .seen(
                                    "timeouterror",
                                    "timeoutexpired",
                                    "failed: timeout",
                                    "readtimeout",
                                    " timeout +")
                            .matching(
                                    "^(?:E\\s+)?(?:\\w+\\.)*(?:TimeoutError|TimeoutExpired|ReadTimeout)\\b(?::"
                                        + " (.*))?|Failed: (Timeout.*)|^\\++ Timeout \\++$")
                            .says(
                                    "Something took longer than its limit: {}.",
                                    "See what it waited for, or raise the limit."),
                    Rule.of("python.file-missing", Category.MISSING, 88)
                            .seen("filenotfounderror")
                            .matching("FileNotFoundError: .*'([^']+)'")
                            .says(
                                    "The file or program {} is not there.",
                                    "Add it to the image, or correct the path and the folder that"
                                            + " the run starts in."),
                    Rule.of("python.exception", Category.EXCEPTION, 50)
                            .seen("error", "exception")
                            .matching(
                                    "^(?:E\\s+)?((?:[a-z_]\\w*\\.)*[A-Z]\\w*(?:Error|Exception|Unavailable)(?::"
                                        + " .*)?)$")
                            .says(
                                    "The code raised {}.",
                                    "Look at the last frame that is your own code."));

    private PythonRules() {}
}
