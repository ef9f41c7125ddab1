package dev.aac.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoreIndexTest {

    /** The list only ever shrinks, or somebody explains here why it grew. */
    private static final Set<StoreIndex> ACROSS_TENANTS =
            EnumSet.of(
                    // Credential look-ups, before there is a scope.
                    StoreIndex.ORGANIZATIONS_SLUG,
                    StoreIndex.USERS_EMAIL,
                    StoreIndex.SESSIONS_FAMILY,
                    StoreIndex.INVITATIONS_TOKEN,
                    StoreIndex.API_KEYS_HASH,
                    StoreIndex.USERS_IDENTITY,
                    // OwnerLookup needs none of its own: it goes by _id.
                    // Sweeps.
                    StoreIndex.ORGANIZATIONS_CREATED_AT,
                    StoreIndex.SESSIONS_EXPIRES_AT,
                    StoreIndex.EXECUTIONS_QUEUE_DEADLINE,
                    StoreIndex.EXECUTIONS_REMOVAL,
                    StoreIndex.EXECUTIONS_FIGURES_DUE,
                    StoreIndex.RUN_FIGURES_DAY,
                    StoreIndex.IMAGE_DAYS_DAY,
                    StoreIndex.USAGE_OPEN_CHECK_AT,
                    StoreIndex.USAGE_LAPSED_CHECK_AT,
                    StoreIndex.AUDIT_JOURNAL_WRITTEN_AT,
                    // The plan's seats; the key's value starts with the organization.
                    StoreIndex.USERS_SEAT,
                    // Dispatcher; the slot's value starts with the organization.
                    StoreIndex.EXECUTIONS_DISPATCH,
                    StoreIndex.EXECUTIONS_SLOT);

    @Test
    void tenantIndexesStartWithTheOrganization() {
        assertThat(StoreIndex.values())
                .filteredOn(index -> index.reach() == StoreIndex.Reach.WITHIN_TENANT)
                .isNotEmpty()
                .allSatisfy(
                        index ->
                                assertThat(index.fields())
                                        .startsWith(index.collection().tenantField()));
    }

    @Test
    void onlyListedIndexesReachAcrossTenants() {
        assertThat(StoreIndex.values())
                .filteredOn(index -> index.reach() == StoreIndex.Reach.ACROSS_TENANTS)
                .hasSameElementsAs(ACROSS_TENANTS);
    }

    @Test
    void everyCollectionHasAnIndexThatStartsWithItsTenant() {
        assertThat(StoreCollection.values())
                .filteredOn(collection -> !"_id".equals(collection.tenantField()))
                .allSatisfy(
                        collection ->
                                assertThat(StoreIndex.values())
                                        .anyMatch(
                                                index ->
                                                        index.collection() == collection
                                                                && index.fields()
                                                                        .getFirst()
                                                                        .equals(
                                                                                collection
                                                                                        .tenantField())));
    }

    @Test
    void indexesEnforceWhatTheirRuleSays() {
        assertThat(StoreIndex.USERS_EMAIL.isUnique()).isTrue();
        assertThat(StoreIndex.USERS_EMAIL.isSparse()).isFalse();
        assertThat(StoreIndex.USERS_IDENTITY.isUnique()).isTrue();
        assertThat(StoreIndex.USERS_IDENTITY.isSparse()).isTrue();
        assertThat(StoreIndex.EXECUTIONS_QUEUE_DEADLINE.isUnique()).isFalse();
        assertThat(StoreIndex.EXECUTIONS_QUEUE_DEADLINE.isSparse()).isTrue();
        assertThat(StoreIndex.AUDIT_JOURNAL_WRITTEN_AT.isUnique()).isFalse();
        assertThat(StoreIndex.AUDIT_JOURNAL_WRITTEN_AT.isSparse()).isFalse();
    }

    @Test
    void indexesAreNamedAsTheStoreWouldNameThem() {
        assertThat(StoreIndex.EXECUTIONS_TASK.indexName()).isEqualTo("organizationId_1_taskId_1");
        assertThat(Arrays.stream(StoreIndex.values()).map(StoreIndex::indexName))
                .allMatch(name -> !name.isBlank());
    }
}
