package dev.aac.producer.analysis;

import java.util.List;

/** Shells, and the programs that are called from them. */
final class ShellRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("shell.command-missing", Category.MISSING, 92)
                            .seen("not found")
                            .matching(
                                    "(?:^|: |line \\d+: )([\\w./+-]+): (?:command )?not found$"
                                            + "|[Cc]ommand not found: (\\S+)"
                                            + "|exec: \"([^\"]+)\": executable file not found")
                            .says(
                                    "The command {} is not there.",
                                    "Add it to the image, or correct its name or PATH."),
                    Rule.of("shell.spawn", Category.MISSING, 92)
                            .seen("spawn ")
                            .matching("\\bspawn (\\S+) ENOENT")
                            .says(
                                    "The program {} is not there.",
                                    "Add it to the image, or correct its name or PATH."),
                    Rule.of("shell.file-missing", Category.MISSING, 87)
                            .seen("no such file or directory", "does not exist or is not a file")
                            .matching(
                                    "No such file or directory:"
                                        + " '([^']+)'|(?<![\\w./~@+-])([\\w./~@+-]+)['\"’]?: [Nn]o"
                                        + " such file or directory|no such file or directory, \\w+"
                                        + " '([^']+)'|[Nn]o such file or directory|does not exist"
                                        + " or is not a file")
                            .says(
                                    "The file {} is not there.",
                                    "Add the file to the image, or correct the path and the folder"
                                            + " that the run starts in."),
                    Rule.of("shell.syntax", Category.COMPILATION, 90)
                            .seen("syntax error", "unexpected eof")
                            .matching(
                                    "(?:line \\d+: |^\\S+: \\d+: )[Ss]yntax error:? ?(.*)"
                                            + "|unexpected EOF while looking for (.*)")
                            .says(
                                    "A shell script cannot be parsed: {}.",
                                    "Run it through bash -n or shellcheck."),
                    Rule.of("shell.unset", Category.CONFIGURATION, 90)
                            .seen(
                                    "unbound variable",
                                    "parameter not set",
                                    "parameter null or not set")
                            .matching(
                                    "\\b(\\w+): (?:unbound variable|parameter (?:null or )?not"
                                            + " set)")
                            .says(
                                    "The variable {} is not set.",
                                    "Set it in the project's variables or in the run's config."),
                    Rule.of("shell.option", Category.CONFIGURATION, 80)
                            .seen("option", "argument")
                            .matching(
                                    "(?i)(?:unrecognized|unknown|invalid|illegal)"
                                        + " (?:option|arguments?)[: ]+(?:--"
                                        + " )?['\"‘]?([\\w-]+)?|unrecognized arguments: (.*)|bad"
                                        + " option: (\\S+)")
                            .says(
                                    "A command does not know an option: {}.",
                                    "Compare the command with the version of the tool in the"
                                            + " image."),
                    Rule.of("shell.segmentation-fault", Category.EXIT_CODE, 76)
                            .seen("segmentation fault", "sigsegv", "bus error")
                            .matching("Segmentation fault|\\bSIGSEGV\\b|^Bus error|: Bus error")
                            .says(
                                    "A process crashed in native code.",
                                    "Look for a native library or a browser that crashes."),
                    Rule.of("shell.killed", Category.EXIT_CODE, 60)
                            .seen("killed")
                            .matching("(?:^|\\s)Killed(?:\\s|$)")
                            .says(
                                    "A process was killed with SIGKILL; often because memory ran"
                                            + " out.",
                                    "Give the run more memory, or see who kills the process."),
                    Rule.of("shell.not-ok", Category.ASSERTION, 70)
                            .seen("not ok ")
                            .matching("^\\s*not ok \\d+(?: -)? ?(?!.*# (?:TODO|SKIP))(.*)$")
                            .says("The test failed: {}.", "See what the lines after it compare."),
                    Rule.of("shell.waited", Category.TIMEOUT, 82)
                            .seen("timeout occurred after waiting", "timed out waiting for")
                            .matching(
                                    "timeout occurred after waiting (.*)|(?i:timed out waiting for"
                                            + " (?:the )?(?:condition|service|port)\\b ?(.*))")
                            .says(
                                    "Something was waited for and did not come: {}.",
                                    "See whether it starts at all, or wait longer."),
                    Rule.of("shell.http-refused", Category.PERMISSION, 68)
                            .seen("401", "403")
                            .matching(
                                    "(?:returned error:|HTTP(?:/[\\d.]+)?|status(?: code)?:?)"
                                            + " (40[13])\\b|\\b(40[13]) (?:Client"
                                            + " Error|Unauthorized|Forbidden)")
                            .says(
                                    "A service refused access with {}.",
                                    "Check the credentials that the run gets, and their rights."),
                    Rule.of("shell.login", Category.PERMISSION, 91)
                            .seen(
                                    "authentication failed",
                                    "access denied for user",
                                    "login failed for user",
                                    "bad credentials",
                                    "could not read username",
                                    "invalid username or password")
                            .matching(
                                    "(?i)(?:password )?authentication failed(?: for (?:user"
                                        + " )?(\\S+))?|access denied for user (\\S+)|login failed"
                                        + " for user (\\S+)|bad credentials|could not read"
                                        + " username|invalid username or password")
                            .says(
                                    "A login was refused: {}.",
                                    "Check the credentials that the run gets."),
                    Rule.of("shell.package-missing", Category.MISSING, 91)
                            .seen(
                                    "unable to locate package",
                                    "no matching distribution",
                                    "could not find a version that satisfies",
                                    "error code e404",
                                    "err! code e404",
                                    "no matching package")
                            .matching(
                                    "Unable to locate package (\\S+)"
                                            + "|No matching distribution found for (\\S+)"
                                            + "|satisfies the requirement (\\S+)"
                                            + "|npm (?:error|ERR!) code E404")
                            .says(
                                    "A package cannot be had: {}.",
                                    "Check its name and version, and which registry is asked."),
                    Rule.of("shell.any-error", Category.UNKNOWN, 20)
                            .seen("error", "fatal", "failed")
                            .matching("^\\s*(?:\\w+: )?((?:[Ee]rror|ERROR|[Ff]atal|FATAL)\\b ?:.*)")
                            .says("The log says: {}", "Look at the lines around it."));

    private ShellRules() {}
}
