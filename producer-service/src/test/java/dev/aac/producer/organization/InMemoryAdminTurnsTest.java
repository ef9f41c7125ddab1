package dev.aac.producer.organization;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;

class InMemoryAdminTurnsTest extends AdminTurnsContract {

    private final AdminTurns turns = new InMemoryAdminTurns(() -> {});
    private int made;

    @Override
    protected AdminTurns turns() {
        return turns;
    }

    @Override
    protected OrganizationScope organization() {
        made++;
        return OrganizationScope.ofNewOrganization(new OrganizationId("%024x".formatted(made)));
    }
}
