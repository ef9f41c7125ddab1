package dev.aac.producer.organization;

/**
 * How much an organization may use.
 *
 * @param maxTestRuns per UTC calendar month
 * @param maxConcurrentRuns runs at one time; more wait
 */
public record PlanLimits(int maxProjects, int maxTestRuns, int maxUsers, int maxConcurrentRuns) {

    public PlanLimits {
        if (Math.min(Math.min(maxProjects, maxTestRuns), Math.min(maxUsers, maxConcurrentRuns))
                < 0) {
            throw new IllegalArgumentException("a limit is negative");
        }
    }
}
