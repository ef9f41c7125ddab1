package dev.aac.producer.analysis;

import java.util.List;

/** xUnit, NUnit, MSTest and MSBuild. */
final class DotNetRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("dotnet.assertion", Category.ASSERTION, 74)
                            .seen("assert.", "xunit.sdk")
                            .matching(
                                    "(Assert\\.\\w+\\(\\) Failure.*)|(Assert\\.\\w+ failed\\..*)"
                                            + "|(Assert\\.That\\(.*)|Xunit\\.Sdk\\.\\w+Exception")
                            .says(
                                    "A check failed: {}.",
                                    "Compare what the test expects with what the system does now."),
                    Rule.of("dotnet.compile", Category.COMPILATION, 91)
                            .seen("error cs", "error fs", "error bc", "error msb")
                            .matching("\\berror (?:CS|FS|BC|MSB)\\d{4}: ([^\\[]*)")
                            .says("Code does not compile: {}.", "Mend the code at that line."),
                    Rule.of("dotnet.restore", Category.MISSING, 92)
                            .seen("error nu")
                            .matching("\\berror NU\\d{4}: ([^.]*)")
                            .says(
                                    "A NuGet package cannot be had: {}.",
                                    "Check its name and version, and which sources are asked."),
                    Rule.of("dotnet.file-missing", Category.MISSING, 88)
                            .seen(
                                    "could not find file",
                                    "could not find a part of the path",
                                    "could not load file or assembly")
                            .matching(
                                    "Could not find (?:file|a part of the path) '([^']+)'"
                                            + "|Could not load file or assembly '([^',]+)")
                            .says(
                                    "The file {} is not there.",
                                    "Copy it to the output folder, or correct the path."),
                    Rule.of("dotnet.timeout", Category.TIMEOUT, 79)
                            .seen(
                                    "httpclient.timeout",
                                    "exceeded execution timeout",
                                    "taskcanceledexception")
                            .matching(
                                    "HttpClient\\.Timeout of (\\d+ \\w+)|exceeded execution timeout"
                                            + "|TaskCanceledException")
                            .says(
                                    "Something took longer than its limit of {}.",
                                    "See what it waited for, or raise the limit."),
                    Rule.of("dotnet.sdk", Category.CONFIGURATION, 92)
                            .seen(
                                    "a compatible .net sdk was not found",
                                    "you must install or update .net")
                            .matching(
                                    "A compatible \\.NET SDK was not found|must install or update"
                                            + " \\.NET")
                            .says(
                                    "The image has no .NET of the version that is asked for.",
                                    "Use an image with that version, or change global.json."),
                    Rule.of("dotnet.exception", Category.EXCEPTION, 53)
                            .seen("exception :", "exception:")
                            .matching(
                                    "^\\s*(?:-{4,} )?(?:Unhandled exception\\. )?"
                                            + "((?:[A-Z]\\w*\\.)+\\w*Exception ?: .*)")
                            .says(
                                    "The code threw {}.",
                                    "Look at the first frame that is your own code."));

    private DotNetRules() {}
}
