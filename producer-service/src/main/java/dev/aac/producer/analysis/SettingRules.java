package dev.aac.producer.analysis;

import java.util.List;

/** Settings and versions that do not fit, whatever tool says so. */
final class SettingRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("setting.variable", Category.CONFIGURATION, 86)
                            .seen("variable", "setting", "must be set", "is not set")
                            .matching(
                                    "(?i:environment variable) ['\"`]?([A-Z][A-Z0-9_]+)['\"`]?"
                                        + " (?:is |was )?(?i:not"
                                        + " set|missing|required|undefined)|(?i:missing required"
                                        + " (?:environment"
                                        + " )?(?:variable|setting|configuration))s?[:"
                                        + " ]+['\"`]?(\\w+)|\\b([A-Z][A-Z0-9]*_[A-Z0-9_]+) (?:must"
                                        + " be set|is not set|environment variable is required)")
                            .says(
                                    "The environment variable {} is not set.",
                                    "Set it in the project's variables or in the run's config."),
                    Rule.of("setting.placeholder", Category.CONFIGURATION, 91)
                            .seen("could not resolve placeholder", "failed to bind properties")
                            .matching(
                                    "Could not resolve placeholder '([^']+)'"
                                            + "|Failed to bind properties under '([^']+)'")
                            .says(
                                    "The setting {} is missing or wrong.",
                                    "Set it in the project's variables or in the image."),
                    Rule.of("setting.database", Category.CONFIGURATION, 90)
                            .seen("database", "role \"")
                            .matching(
                                    "database \"([^\"]+)\" does not exist|Unknown database"
                                            + " '([^']+)'|role \"([^\"]+)\" does not exist")
                            .says(
                                    "The database server does not know {}.",
                                    "Correct the name, or create it before the tests."),
                    Rule.of("setting.npm-script", Category.CONFIGURATION, 89)
                            .seen("missing script", "package-lock.json", "eresolve", "ebadengine")
                            .matching(
                                    "Missing script: \"?([^\"]+)\"?|can only install"
                                            + " .*(?:package-lock\\.json)|npm (?:error|ERR!) code"
                                            + " (ERESOLVE|EBADENGINE|EUSAGE)")
                            .says(
                                    "The package manager cannot do what it was asked for: {}.",
                                    "Compare package.json and its lock file with the command."),
                    Rule.of("setting.platform", Category.CONFIGURATION, 89)
                            .seen("exec format error", "unsupportedclassversionerror")
                            .matching(
                                    "[Ee]xec format error|UnsupportedClassVersionError:?"
                                            + " ?([\\w/.$]+)?")
                            .says(
                                    "A program was built for another platform or a newer runtime:"
                                            + " {}.",
                                    "Build it for the image's platform, or use a newer runtime."),
                    Rule.of("setting.module-kind", Category.CONFIGURATION, 88)
                            .seen("load es module", "require() of es module")
                            .matching(
                                    "Must use import to load ES Module: (\\S+)"
                                            + "|require\\(\\) of ES Module (\\S+)")
                            .says(
                                    "An ES module is loaded as CommonJS: {}.",
                                    "Have it transformed, or declare the kind of module."),
                    Rule.of("setting.no-tests", Category.CONFIGURATION, 82)
                            .seen(
                                    "no tests ran",
                                    "no tests found",
                                    "no test files found",
                                    "no spec files were found",
                                    "no tests matching pattern",
                                    "no tests were executed",
                                    "no test is available",
                                    "no test matches")
                            .matching(
                                    "(?i)\\bno tests ran\\b|\\bno tests found\\b|\\bno test files"
                                        + " found|no spec files were found|no tests matching"
                                        + " pattern \"([^\"]+)\"|no tests were executed|no test is"
                                        + " available|no test matches")
                            .says(
                                    "No test was found to run: {}.",
                                    "Check folder, filter and the names of the test files."));

    private SettingRules() {}
}
