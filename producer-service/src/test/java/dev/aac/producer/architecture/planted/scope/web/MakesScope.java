package dev.aac.producer.architecture.planted.scope.web;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/** Breaks a rule on purpose. */
public final class MakesScope {
    OrganizationScope any(String id) {
        return OrganizationScope.ofVerifiedToken(new OrganizationId(id));
    }
}
