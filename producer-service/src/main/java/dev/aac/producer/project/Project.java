package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import java.time.Instant;

/**
 * What executions of one kind have in common.
 *
 * @param version rises by one with each change; a write names the one it read
 */
public record Project(
        ProjectId id,
        OrganizationId organizationId,
        ProjectSettings settings,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Project {
        requireNonNull(id, "id is null");
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    Project changedTo(ProjectSettings next, Instant at) {
        return new Project(id, organizationId, next, createdAt, at, version + 1);
    }
}
