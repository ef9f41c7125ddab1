package dev.aac.producer.execution.web;

import dev.aac.producer.execution.ExecutionWish;

/** What a request may ask for; the unit is in the name, characters are code points. */
final class RequestLimits {

    static final String FOLDER_DEFAULT = ExecutionWish.FOLDER_DEFAULT;
    static final int TESTS_MAX = 1_000;
    static final int TEST_CHARS_MAX = 512;

    static final int RETRY_ATTEMPTS_MAX = 5;
    static final int TIMEOUT_SECONDS_DEFAULT = 1_800;
    static final int TIMEOUT_SECONDS_MAX = 21_600;
    static final int QUEUE_TIMEOUT_SECONDS_DEFAULT = 86_400;
    static final int QUEUE_TIMEOUT_SECONDS_MAX = 7 * 86_400;

    static final double CPUS_DEFAULT = 2;
    static final double CPUS_MIN = 0.1;
    static final double CPUS_MAX = 16;
    static final int MEMORY_MB_DEFAULT = 2_048;
    static final int MEMORY_MB_MIN = 32;
    static final int MEMORY_MB_MAX = 32_768;

    static final int REPOSITORY_CHARS_MAX = 512;
    static final int BRANCH_CHARS_MAX = 512;

    private RequestLimits() {}
}
