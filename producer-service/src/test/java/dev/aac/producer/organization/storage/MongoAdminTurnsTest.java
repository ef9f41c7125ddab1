package dev.aac.producer.organization.storage;

import dev.aac.producer.organization.AdminTurns;
import dev.aac.producer.organization.AdminTurnsContract;
import dev.aac.producer.organization.NewOrganizationPlan;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoAdminTurnsTest extends AdminTurnsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredOrganizations stored = new StoredOrganizations(STORE);
    private final OrganizationFounding founding =
            new OrganizationFounding(
                    stored.organizations(),
                    new NewOrganizationPlan("free"),
                    Clock.tickMillis(ZoneOffset.UTC));

    @Override
    protected AdminTurns turns() {
        return stored.adminTurns();
    }

    @Override
    protected OrganizationScope organization() {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
        founding.found(scope, new OrganizationName("Turns"), null);
        return scope;
    }
}
