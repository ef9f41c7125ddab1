package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.CredentialLookup.Credential;
import dev.aac.schema.StoreCollection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The only look-ups without a scope, and what little they tell. */
class LookupsAcrossTenantsTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final Document ALL = new Document();
    private static final Document BY_NUMBER = new Document("number", 1);

    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("a test");
    private final OrganizationScope acme = Thing.someOrganization();
    private final OrganizationScope globex = Thing.someOrganization();
    private TenantCollection<Thing> things;

    @BeforeEach
    void bothHaveSome() {
        STORE.empty();
        things = Thing.in(STORE);
        things.in(acme).insert(Thing.of(acme, "a1", 1));
        things.in(globex).insert(Thing.of(globex, "g1", 2));
        things.in(acme).insert(Thing.of(acme, "a2", 3));
    }

    @Test
    void sweepLearnsWhoseAndWhichInTheAskedOrderUpToTheLimit() {
        assertThat(maintenance.pairs(byName(ALL), 10))
                .containsExactly(pair(acme, "a1"), pair(globex, "g1"), pair(acme, "a2"));
        assertThat(maintenance.pairs(byName(ALL), 2)).hasSize(2);
        assertThat(maintenance.pairs(byName(new Document("name", "g1")), 10))
                .containsExactly(pair(globex, "g1"))
                .extracting(MaintenanceScope.Pair::reenter)
                .containsExactly(globex);
    }

    @Test
    void furtherKeysComeWithTheFirst() {
        assertThat(maintenance.keys(byName(ALL), List.of("number", "missing.deep"), 1))
                .containsExactly(
                        new MaintenanceScope.Keys(pair(acme, "a1"), Map.of("number", "1")));
    }

    @Test
    void firstOfEachOrganizationIsToldByItsNumber() {
        assertThat(maintenance.firsts(byNumber(ALL), 10))
                .containsExactlyInAnyOrder(first(acme, 1), first(globex, 2));
        assertThat(maintenance.firsts(byNumber(new Document("number", new Document("$gt", 2))), 10))
                .containsExactly(first(acme, 3))
                .extracting(MaintenanceScope.First::reenter)
                .containsExactly(acme);
        assertThat(maintenance.firsts(byNumber(ALL), 1)).hasSize(1);
    }

    @Test
    void firstIsTheFirstInTheAskedOrder() {
        Document highest = new Document("number", -1);
        assertThat(
                        maintenance.firsts(
                                new MaintenanceScope.Sweep<>(things, "number", ALL, highest), 10))
                .containsExactlyInAnyOrder(first(acme, 3), first(globex, 2));
    }

    @Test
    void firstWithoutANumberIsZero() {
        MaintenanceScope.Sweep<Thing> sweep =
                new MaintenanceScope.Sweep<>(things, "missing", ALL, BY_NUMBER);
        assertThat(maintenance.firsts(sweep, 10)).contains(first(acme, 0), first(globex, 0));
    }

    @Test
    void allAreCounted() {
        assertThat(maintenance.count(things, ALL)).isEqualTo(3);
        assertThat(maintenance.count(things, new Document("number", 2))).isEqualTo(1);
    }

    @Test
    void limitIsWithinItsOwn() {
        for (int limit : new int[] {0, MaintenanceScope.READ_MAX + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> maintenance.pairs(byName(ALL), limit));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> maintenance.firsts(byNumber(ALL), limit));
        }
        assertThat(maintenance.pairs(byName(ALL), MaintenanceScope.READ_MAX)).hasSize(3);
        assertThat(maintenance.firsts(byNumber(ALL), MaintenanceScope.READ_MAX)).hasSize(2);
    }

    @Test
    void documentOfNobodyIsAFault() {
        STORE.raw(Thing.KIND).insertOne(new Document("name", "lost").append("number", 0));
        assertThatNullPointerException()
                .isThrownBy(() -> maintenance.pairs(byName(ALL), 10))
                .withMessage("a document without an organization");
    }

    @Test
    void documentWithoutItsKeyIsAFault() {
        assertThatNullPointerException()
                .isThrownBy(
                        () ->
                                maintenance.pairs(
                                        new MaintenanceScope.Sweep<>(
                                                things, "missing", ALL, BY_NUMBER),
                                        10))
                .withMessage("a document without missing");
    }

    @Test
    void credentialFindsTheOneThatHasIt() {
        STORE.raw(Thing.KIND)
                .updateOne(
                        new Document("name", "g1"),
                        new Document("$set", new Document("familyHash", "h")));
        assertThat(CredentialLookup.find(things, Credential.SESSION_FAMILY, "h"))
                .hasValueSatisfying(thing -> assertThat(thing.name()).isEqualTo("g1"));
        assertThat(CredentialLookup.find(things, Credential.SESSION_FAMILY, "other")).isEmpty();
    }

    @Test
    void credentialOfAnotherCollectionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CredentialLookup.find(things, Credential.USER_EMAIL, "a@b.c"))
                .withMessage("USER_EMAIL is not in SESSIONS");
    }

    @Test
    void collectionThatIsNotDeclaredIsRefused() {
        assertThat(things.kind()).isEqualTo(Thing.KIND);
        assertThatIllegalStateException()
                .isThrownBy(() -> StoreCollection.named("things"))
                .withMessageContaining("\"things\"");
    }

    @Test
    void scopesOfOneOrganizationAreEqual() {
        OrganizationId id = acme.organizationId();
        assertThat(OrganizationScope.ofVerifiedToken(id))
                .isEqualTo(acme)
                .hasSameHashCodeAs(acme)
                .hasToString("OrganizationScope[" + id + "]")
                .hasSameHashCodeAs(id)
                .isNotEqualTo(globex)
                .isNotEqualTo(id);
        assertThat(
                        List.of(
                                OrganizationScope.ofVerifiedPassword(id),
                                OrganizationScope.ofNamedUser(id),
                                OrganizationScope.ofVerifiedRefreshToken(id),
                                OrganizationScope.ofVerifiedInvitation(id),
                                OrganizationScope.ofVerifiedApiKey(id),
                                OrganizationScope.ofVerifiedIdentity(id),
                                OrganizationScope.ofOperatorsChoice(id),
                                OrganizationScope.ofMatchedRun(run(id)),
                                OrganizationScope.ofNamedOwner(id),
                                OrganizationScope.ofNewOrganization(id),
                                OrganizationScope.ofMaintenance(id)))
                .allMatch(acme::equals);
    }

    private static RunRef run(OrganizationId organization) {
        return new RunRef(organization, new TaskId("task"), new RunId("a".repeat(32)), 1);
    }

    private MaintenanceScope.Sweep<Thing> byName(Document filter) {
        return new MaintenanceScope.Sweep<>(things, "name", filter, BY_NUMBER);
    }

    private MaintenanceScope.Sweep<Thing> byNumber(Document filter) {
        return new MaintenanceScope.Sweep<>(things, "number", filter, BY_NUMBER);
    }

    private static MaintenanceScope.Pair pair(OrganizationScope scope, String key) {
        return new MaintenanceScope.Pair(scope.organizationId(), key);
    }

    private static MaintenanceScope.First first(OrganizationScope scope, long number) {
        return new MaintenanceScope.First(scope.organizationId(), number);
    }
}
