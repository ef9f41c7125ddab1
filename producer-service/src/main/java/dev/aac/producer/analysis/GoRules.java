package dev.aac.producer.analysis;

import java.util.List;

/** go test and go build. */
final class GoRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("go.want", Category.ASSERTION, 73)
                            .seen("_test.go:")
                            .matching(
                                    "^\\s*\\w+_test\\.go:\\d+:"
                                            + " (.*\\b(?:want|wanted|expected|expect|got)\\b.*)")
                            .says(
                                    "A check failed: {}.",
                                    "Compare what the test expects with what the code does now."),
                    Rule.of("go.line", Category.ASSERTION, 56)
                            .seen("_test.go:")
                            .matching("^\\s*\\w+_test\\.go:\\d+: (.*)")
                            .says("The test said: {}.", "Look at that line of the test."),
                    Rule.of("go.testify", Category.ASSERTION, 74)
                            .seen("not equal:", "should be true", "received unexpected error")
                            .matching(
                                    "^\\s*(?:Error:\\s+)?(Not equal:|Should be (?:true|false|empty)"
                                            + "|Received unexpected error:).*")
                            .says(
                                    "A check failed: {}",
                                    "Compare what the test expects with what the code does now."),
                    Rule.of("go.timeout", Category.TIMEOUT, 90)
                            .seen("test timed out after")
                            .matching("panic: test timed out after (\\S+)")
                            .says(
                                    "The tests took longer than their limit of {}.",
                                    "The stacks below show what they waited for; or raise"
                                            + " -timeout."),
                    Rule.of("go.deadline", Category.TIMEOUT, 79)
                            .seen("context deadline exceeded")
                            .matching("context deadline exceeded")
                            .says(
                                    "A context's deadline passed.",
                                    "See what was waited for, or give it more time."),
                    Rule.of("go.panic", Category.EXCEPTION, 78)
                            .seen("panic: ", "fatal error: ")
                            .matching("^\\s*(?:panic|fatal error): (.*)")
                            .says(
                                    "The program panicked: {}.",
                                    "Look at the first frame that is your own code."),
                    Rule.of("go.compile", Category.COMPILATION, 90)
                            .seen(".go:", "[build failed]")
                            .matching(
                                    "^(?:\\./|vet: )?[\\w./-]+\\.go:\\d+:\\d+: (.*)|\\[build"
                                            + " failed\\]")
                            .says("Go code does not compile: {}.", "Mend the code at that line."),
                    Rule.of("go.module", Category.MISSING, 92)
                            .seen(
                                    "provides package",
                                    "providing package",
                                    "is not in goroot",
                                    "is not in std",
                                    "missing go.sum entry")
                            .matching(
                                    "no required module provides package ([\\w./-]+)"
                                            + "|cannot find module providing package ([\\w./-]+)"
                                            + "|package (\\S+) is not in (?:GOROOT|std)"
                                            + "|missing go\\.sum entry")
                            .says(
                                    "The package {} is not there.",
                                    "Add its module with go get, and have it in the image."));

    private GoRules() {}
}
