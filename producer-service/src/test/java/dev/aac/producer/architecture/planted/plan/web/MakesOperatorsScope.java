package dev.aac.producer.architecture.planted.plan.web;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/** Breaks a rule on purpose. */
public final class MakesOperatorsScope {
    OrganizationScope any(String id) {
        return OrganizationScope.ofOperatorsChoice(new OrganizationId(id));
    }
}
