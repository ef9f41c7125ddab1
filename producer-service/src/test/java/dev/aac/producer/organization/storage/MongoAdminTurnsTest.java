package dev.aac.producer.organization.storage;

import dev.aac.producer.organization.AdminTurns;
import dev.aac.producer.organization.AdminTurnsContract;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoAdminTurnsTest extends AdminTurnsContract {

    @Inject AdminTurns turns;
    @Inject OrganizationFounding founding;

    @Override
    protected AdminTurns turns() {
        return turns;
    }

    @Override
    protected OrganizationScope organization() {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
        founding.found(scope, new OrganizationName("Turns"), null);
        return scope;
    }
}
