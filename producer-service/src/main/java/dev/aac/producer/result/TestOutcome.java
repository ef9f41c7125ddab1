package dev.aac.producer.result;

/** How a test ended. */
public enum TestOutcome {
    PASSED,
    /** What it checks is not so. */
    FAILED,
    /** It could not check it. */
    ERROR,
    SKIPPED;

    /** Whether somebody has to look at it. */
    public boolean isBad() {
        return this == FAILED || this == ERROR;
    }
}
