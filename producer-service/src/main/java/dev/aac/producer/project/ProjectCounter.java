package dev.aac.producer.project;

import dev.aac.producer.organization.UsageCounter;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Counts projects. */
@Singleton
public class ProjectCounter implements UsageCounter {

    private final Projects projects;

    public ProjectCounter(Projects projects) {
        this.projects = projects;
    }

    @Override
    public UsageKind kind() {
        return UsageKind.PROJECTS;
    }

    @Override
    public int used(OrganizationScope scope, Instant now) {
        return projects.count(scope);
    }
}
