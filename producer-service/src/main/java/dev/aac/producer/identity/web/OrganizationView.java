package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.PlanLimits;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The caller's organization. */
@Schema(name = "Organization")
@JsonPropertyOrder({"id", "name", "slug", "plan", "limits", "createdAt", "updatedAt"})
public record OrganizationView(
        String id,
        String name,
        String slug,
        String plan,
        PlanLimits limits,
        Instant createdAt,
        Instant updatedAt) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(
                organization.id().value(),
                organization.name().value(),
                organization.slug().value(),
                organization.plan().apiName(),
                organization.limits(),
                organization.createdAt(),
                organization.updatedAt());
    }
}
