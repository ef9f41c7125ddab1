package dev.aac.producer.analysis;

import java.util.List;

/** Memory, rights, disk, ports: what the operating system refuses. */
final class SystemRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("system.java-heap", Category.OUT_OF_MEMORY, 96)
                            .seen(
                                    "java.lang.outofmemoryerror",
                                    "java heap space",
                                    "gc overhead limit")
                            .matching(
                                    "java\\.lang\\.OutOfMemoryError(?:: ([\\w ]+))?"
                                            + "|^(?:\\[ERROR\\] )?(Java heap space|GC overhead"
                                            + " limit exceeded)$")
                            .says(
                                    "The JVM ran out of memory: {}.",
                                    "Give the tests more heap (-Xmx) and the run more memory, or"
                                            + " load less at once."),
                    Rule.of("system.node-heap", Category.OUT_OF_MEMORY, 96)
                            .seen("heap out of memory")
                            .matching("JavaScript heap out of memory")
                            .says(
                                    "Node.js ran out of heap.",
                                    "Raise --max-old-space-size and the run's memory, or load less"
                                            + " at once."),
                    Rule.of("system.python-memory", Category.OUT_OF_MEMORY, 94)
                            .seen("memoryerror")
                            .matching("\\bMemoryError\\b")
                            .says(
                                    "Python could get no more memory.",
                                    "Give the run more memory, or load less at once."),
                    Rule.of("system.killed-for-memory", Category.OUT_OF_MEMORY, 95)
                            .seen("out of memory: kill", "oom-kill", "oomkilled", "oom_kill")
                            .matching(
                                    "(?i)out of memory: Killed? process \\d+ \\(([^)]+)\\)|oom-kill"
                                            + "|OOMKilled|oom_kill")
                            .says(
                                    "The kernel killed a process because memory ran out: {}.",
                                    "Give the run more memory."),
                    Rule.of("system.no-memory", Category.OUT_OF_MEMORY, 92)
                            .seen(
                                    "cannot allocate memory",
                                    "std::bad_alloc",
                                    "runtime: out of memory",
                                    "enomem",
                                    "outofmemoryexception",
                                    "out of memory.")
                            .matching(
                                    "(?i)cannot allocate memory|std::bad_alloc|runtime: out of"
                                        + " memory|\\bENOMEM\\b|System\\.OutOfMemoryException|^\\s*out"
                                        + " of memory\\.$|: out of memory\\.$")
                            .says(
                                    "A process could get no more memory.",
                                    "Give the run more memory, or load less at once."),
                    Rule.of("system.permission", Category.PERMISSION, 89)
                            .seen(
                                    "permission denied",
                                    "eacces",
                                    "eperm",
                                    "operation not permitted",
                                    "accessdeniedexception",
                                    "unauthorizedaccessexception",
                                    "read-only file system",
                                    "erofs")
                            .matching(
                                    "(?:(?<![\\w./~-])([\\w./~-]+)['\"’]?: )?[Pp]ermission"
                                        + " denied(?::"
                                        + " '([^']+)')?|\\bEACCES\\b|\\bEPERM\\b|Operation not"
                                        + " permitted|java\\.nio\\.file\\.AccessDeniedException:"
                                        + " (\\S+)|UnauthorizedAccessException|[Rr]ead-only file"
                                        + " system|\\bEROFS\\b")
                            .says(
                                    "The system did not permit it: {}.",
                                    "Check the owner and mode of the file, and as which user the"
                                            + " container runs."),
                    Rule.of("system.disk", Category.RESOURCES, 94)
                            .seen("no space left on device", "enospc", "disk quota exceeded")
                            .matching("No space left on device|\\bENOSPC\\b|[Dd]isk quota exceeded")
                            .says(
                                    "The disk is full.",
                                    "Write less, remove what is not needed, or give the run more"
                                            + " disk."),
                    Rule.of("system.port", Category.RESOURCES, 92)
                            .seen("eaddrinuse", "address already in use", "is already in use")
                            .matching(
                                    "EADDRINUSE(?:: address already in use ([\\w.:]+))?|[Aa]ddress"
                                            + " already in use|[Pp]ort (\\d+) is already in use")
                            .says(
                                    "A port is taken already: {}.",
                                    "See what else listens there; let the tests choose a free"
                                            + " port."),
                    Rule.of("system.handles", Category.RESOURCES, 91)
                            .seen(
                                    "too many open files",
                                    "emfile",
                                    "unable to create native thread",
                                    "fork: retry",
                                    "resource temporarily unavailable")
                            .matching(
                                    "[Tt]oo many open files|\\bEMFILE\\b|unable to create native"
                                            + " thread|fork: .*[Rr]esource temporarily unavailable")
                            .says(
                                    "Files or threads are used up.",
                                    "Close what is opened, or run fewer tests at once."));

    private SystemRules() {}
}
