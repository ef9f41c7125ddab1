package dev.aac.producer.organization;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an organization has booked, and the limits that come with it. */
public enum Plan {
    @JsonProperty("free")
    FREE(1, 100, 3, 1),
    @JsonProperty("team")
    TEAM(10, 1_000, 20, 5),
    @JsonProperty("enterprise")
    ENTERPRISE(999, 999_999, 999, 50);

    private final int maxProjects;
    private final int maxTestRuns;
    private final int maxUsers;
    private final int maxConcurrentRuns;

    Plan(int maxProjects, int maxTestRuns, int maxUsers, int maxConcurrentRuns) {
        this.maxProjects = maxProjects;
        this.maxTestRuns = maxTestRuns;
        this.maxUsers = maxUsers;
        this.maxConcurrentRuns = maxConcurrentRuns;
    }

    /** The limits of a new organization; its own may be changed later. */
    public PlanLimits limits() {
        return new PlanLimits(maxProjects, maxTestRuns, maxUsers, maxConcurrentRuns);
    }

    /** As callers and the store write it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Plan> named(String apiName) {
        return Arrays.stream(values()).filter(plan -> plan.apiName().equals(apiName)).findFirst();
    }

    /** All names, for sentences. */
    public static String names() {
        return Arrays.stream(values()).map(Plan::apiName).collect(Collectors.joining(", "));
    }
}
