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
        ProjectSecrets secrets,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Project {
        requireNonNull(id, "id is null");
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    Project changedTo(ProjectSettings next, Instant at) {
        return with(next, secrets).next(at);
    }

    /** The same version of it with other contents, which is not to be stored. */
    Project with(ProjectSettings otherSettings, ProjectSecrets otherSecrets) {
        return new Project(
                id, organizationId, otherSettings, otherSecrets, createdAt, updatedAt, version);
    }

    /** The next version. */
    Project next(Instant at) {
        return new Project(id, organizationId, settings, secrets, createdAt, at, version + 1);
    }
}
