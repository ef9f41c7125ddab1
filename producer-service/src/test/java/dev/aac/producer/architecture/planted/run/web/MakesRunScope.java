package dev.aac.producer.architecture.planted.run.web;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/** Breaks a rule on purpose. */
public final class MakesRunScope {
    OrganizationScope of(RunRef run) {
        return OrganizationScope.ofMatchedRun(run);
    }
}
