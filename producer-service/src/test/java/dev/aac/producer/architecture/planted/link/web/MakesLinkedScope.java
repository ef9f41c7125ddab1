package dev.aac.producer.architecture.planted.link.web;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/** Breaks a rule on purpose. */
public final class MakesLinkedScope {
    OrganizationScope any(String id) {
        return OrganizationScope.ofVerifiedLink(new OrganizationId(id));
    }
}
