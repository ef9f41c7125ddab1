package dev.aac.producer.organization.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.organization.NewOrganizationPlan;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.OrganizationsContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.schema.StoreCollection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoOrganizationsTest extends OrganizationsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final Organizations organizations = new StoredOrganizations(STORE).organizations();
    private final OrganizationFounding founding =
            new OrganizationFounding(
                    organizations,
                    new NewOrganizationPlan("free"),
                    Clock.tickMillis(ZoneOffset.UTC));

    @Override
    protected Organizations organizations() {
        return organizations;
    }

    @Test
    void organizationIsReadAsItWasWritten() {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
        Organization founded = founding.found(scope, new OrganizationName("Äcme & Söhne"), null);
        assertThat(founded.slug().value()).isEqualTo("acme-sohne");
        assertThat(organizations.find(scope)).contains(founded);
    }

    @Test
    void limitsOfSeveralAreReadTogetherAndAsTheyAreNow() {
        OrganizationScope first = founded();
        OrganizationScope second = founded();
        OrganizationScope gone = OrganizationScope.ofNewOrganization(founding.newId());
        List<OrganizationScope> asked = List.of(first, second, gone);
        assertThat(organizations.maxConcurrentRuns(asked)).isEqualTo(Map.of(first, 1, second, 1));
        assertThat(organizations.maxConcurrentRuns(List.of())).isEmpty();

        // A shell writes numbers as fractions; what is no number allows nothing, and harms nobody.
        setConcurrentRuns(first, 5.0);
        setConcurrentRuns(second, "many");

        assertThat(organizations.maxConcurrentRuns(asked)).isEqualTo(Map.of(first, 5));
    }

    @Test
    void limitsOfManyAreReadTogetherButNotOfAnyNumber() {
        List<OrganizationScope> most = unknown(Organizations.LIMITS_MAX);
        List<OrganizationScope> more = unknown(Organizations.LIMITS_MAX + 1);

        assertThat(organizations.maxConcurrentRuns(most)).isEmpty();
        assertThatThrownBy(() -> organizations.maxConcurrentRuns(more))
                .hasMessage("more than 1000 organizations");
    }

    private List<OrganizationScope> unknown(int number) {
        return Stream.generate(() -> OrganizationScope.ofNewOrganization(founding.newId()))
                .limit(number)
                .toList();
    }

    private OrganizationScope founded() {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(founding.newId());
        founding.found(scope, new OrganizationName("Limited"), null);
        return scope;
    }

    private void setConcurrentRuns(OrganizationScope scope, Object limit) {
        STORE.raw(StoreCollection.ORGANIZATIONS)
                .updateOne(
                        new Document("_id", new ObjectId(scope.organizationId().value())),
                        new Document("$set", new Document("limits.maxConcurrentRuns", limit)));
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
