package dev.aac.producer.organization.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MongoOrganizationsTest {

    @Inject Organizations organizations;

    @Inject OrganizationFounding founding;

    @Test
    void organizationIsReadAsItWasWritten() {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
        Organization founded = founding.found(scope, new OrganizationName("Äcme & Söhne"), null);
        assertThat(founded.slug().value()).isEqualTo("acme-sohne");
        assertThat(organizations.find(scope)).contains(founded);
    }

    @Test
    void namesakesAreNumberedFromTwo() {
        OrganizationName name = new OrganizationName("Namesake");
        for (String slug : new String[] {"namesake", "namesake-2", "namesake-3", "namesake-4"}) {
            OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
            assertThat(founding.found(scope, name, null).slug().value()).isEqualTo(slug);
        }
    }
}
