package dev.aac.producer.analysis;

import java.util.List;

/** JUnit, TestNG, Maven and Gradle. */
final class JavaRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("java.assertion", Category.ASSERTION, 74)
                            .seen(
                                    "assertionerror",
                                    "assertionfailederror",
                                    "comparisonfailure",
                                    "multiplefailures")
                            .matching(
                                    "^(?!E\\s).*\\b(?:java\\.lang\\.AssertionError"
                                            + "|org\\.\\w+(?:\\.\\w+)*\\.(?:AssertionFailedError"
                                            + "|MultipleFailuresError|ComparisonFailure)"
                                            + "|junit\\.framework\\.\\w+)\\b:? ?(.*)")
                            .says(
                                    "A check failed: {}.",
                                    "Compare what the test expects with what the system does now."),
                    Rule.of("java.mock", Category.ASSERTION, 74)
                            .seen(
                                    "wanted but not invoked",
                                    "toomanyactualinvocations",
                                    "argument(s) are different")
                            .matching(
                                    "Wanted but not invoked|TooManyActualInvocations"
                                            + "|Argument\\(s\\) are different")
                            .says(
                                    "A mock was not called as the test expects.",
                                    "Compare what the test expects with what the code calls now."),
                    Rule.of("java.compile", Category.COMPILATION, 91)
                            .seen(".java:")
                            .matching(
                                    "^\\[ERROR\\] \\S+\\.java:\\[\\d+,\\d+\\] (.*)"
                                            + "|\\.java:\\d+: error: (.*)")
                            .says("Java code does not compile: {}.", "Mend the code at that line."),
                    Rule.of("java.class-missing", Category.MISSING, 90)
                            .seen(
                                    "noclassdeffounderror",
                                    "classnotfoundexception",
                                    "nosuchmethoderror")
                            .matching(
                                    "(?:NoClassDefFoundError|ClassNotFoundException"
                                            + "|NoSuchMethodError): ([\\w.$/]+)")
                            .says(
                                    "The class or method {} is not on the class path.",
                                    "Add the dependency, or make its versions agree."),
                    Rule.of("java.file-missing", Category.MISSING, 88)
                            .seen("nosuchfileexception", "filenotfoundexception")
                            .matching(
                                    "java\\.(?:nio\\.file\\.NoSuchFile|io\\.FileNotFound)Exception:"
                                            + " (\\S+)")
                            .says(
                                    "The file {} is not there.",
                                    "Add the file to the image, or correct the path and the folder"
                                            + " that the run starts in."),
                    Rule.of("java.dependency", Category.MISSING, 91)
                            .seen(
                                    "could not resolve dependencies",
                                    "could not find artifact",
                                    "was not found in",
                                    "could not find ")
                            .matching(
                                    "Could not find artifact (\\S+)|Could not resolve dependencies"
                                        + " for project|Could not find"
                                        + " ([\\w.-]+:[\\w.-]+:[\\w.-]+)|(?<![\\w.-])([\\w.-]+:[\\w.-]+:\\w+:[\\w.-]+)"
                                        + " was not found in")
                            .says(
                                    "A dependency cannot be had: {}.",
                                    "Check its name and version, and which repositories are"
                                            + " asked."),
                    Rule.of("java.timeout", Category.TIMEOUT, 79)
                            .seen(
                                    "timed out after",
                                    "testtimedout",
                                    "threadtimeoutexception",
                                    "conditiontimeoutexception",
                                    "java.util.concurrent.timeoutexception",
                                    "sockettimeoutexception",
                                    "httptimeoutexception")
                            .matching(
                                    "timed out after (\\d+"
                                        + " \\w+)|TestTimedOutException|ThreadTimeoutException|ConditionTimeoutException:"
                                        + " (.*)|java\\.util\\.concurrent\\.TimeoutException"
                                        + "|SocketTimeoutException|HttpTimeoutException")
                            .says(
                                    "Something took longer than its limit: {}.",
                                    "See what it waited for, or raise the limit."),
                    Rule.of("java.vm-crash", Category.EXIT_CODE, 80)
                            .seen(
                                    "the forked vm terminated",
                                    "fatal error has been detected by the java")
                            .matching(
                                    "The forked VM terminated without|A fatal error has been"
                                            + " detected by the Java")
                            .says(
                                    "The JVM of the tests ended before they did.",
                                    "Look for System.exit, a native library, or too little"
                                            + " memory."),
                    Rule.of("java.exception", Category.EXCEPTION, 52)
                            .seen("exception", "error")
                            .matching(
                                    "^(?:\\[ERROR\\] |Exception in thread \"[^\"]*\" |Caused by:"
                                        + " |\\s)*"
                                        + "((?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?::"
                                        + " .*)?)$")
                            .says(
                                    "The code threw {}.",
                                    "Look at the first frame that is your own code."));

    private JavaRules() {}
}
