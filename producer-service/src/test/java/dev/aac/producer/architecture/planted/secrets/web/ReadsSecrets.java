package dev.aac.producer.architecture.planted.secrets.web;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.SecretReading;

/** Breaks a rule on purpose. */
public final class ReadsSecrets {
    SecretReading.Result of(SecretReading secrets, OrganizationScope scope, ProjectId project) {
        return secrets.read(scope, project);
    }
}
