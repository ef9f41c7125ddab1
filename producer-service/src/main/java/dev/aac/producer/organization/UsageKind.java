package dev.aac.producer.organization;

/** What a plan limits. */
public enum UsageKind {
    PROJECTS,
    /** Of the UTC month. */
    TEST_RUNS,
    USERS,
    CONCURRENT_RUNS;

    int limitOf(PlanLimits limits) {
        return switch (this) {
            case PROJECTS -> limits.maxProjects();
            case TEST_RUNS -> limits.maxTestRuns();
            case USERS -> limits.maxUsers();
            case CONCURRENT_RUNS -> limits.maxConcurrentRuns();
        };
    }
}
