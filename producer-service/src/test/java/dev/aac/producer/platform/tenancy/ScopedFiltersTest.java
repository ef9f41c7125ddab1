package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aac.contract.id.OrganizationId;
import dev.aac.schema.StoreCollection;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopedFiltersTest {

    private static final ObjectId OWN = new ObjectId("0123456789abcdef01234567");
    private static final ObjectId FOREIGN = new ObjectId("76543210fedcba9876543210");

    private final ScopedFilters filters =
            new ScopedFilters(
                    StoreCollection.EXECUTIONS,
                    OrganizationScope.ofNewOrganization(new OrganizationId(OWN.toHexString())));

    @Test
    void filterIsFlatAndStartsWithTheOrganization() {
        assertThat(filters.filter(new Document("taskId", "a").append("status", "PENDING")))
                .isEqualTo(
                        new Document("organizationId", OWN)
                                .append("taskId", "a")
                                .append("status", "PENDING"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{organizationId: 1}",
                "{$or: [{organizationId: 1}, {a: 1}]}",
                "{$and: [{a: 1}, {$or: [{b: 1}, {organizationId: {$exists: true}}]}]}",
                "{$where: 'true'}",
                "{$expr: {$eq: ['$a', '$b']}}",
                "{$or: [{$expr: true}]}",
                "{$jsonSchema: {}}"
            })
    void filterThatReachesFurtherIsRefused(String filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filters.filter(Document.parse(filter)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$set: {organizationId: 1}}",
                "{$unset: {organizationId: ''}}",
                "{$rename: {organizationId: 'x'}}",
                "{$rename: {x: 'organizationId'}}",
                "{$setOnInsert: {organizationId: 1}}"
            })
    void updateOfTheOrganizationIsRefused(String update) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filters.update(Document.parse(update)));
    }

    @Test
    void updateOfOtherFieldsPasses() {
        Document update = Document.parse("{$set: {status: 'PASSED'}, $inc: {version: 1}}");
        assertThat(filters.update(update)).isEqualTo(update);
    }

    @Test
    void pipelineStartsWithTheMatchAndEndsWithTheLimit() {
        List<Document> scoped =
                filters.pipeline(List.of(Document.parse("{$group: {_id: '$status'}}")), 7);
        assertThat(scoped)
                .containsExactly(
                        new Document("$match", new Document("organizationId", OWN)),
                        Document.parse("{$group: {_id: '$status'}}"),
                        new Document("$limit", 7));
    }

    @Test
    void pipelinesOwnMatchIsMergedFlat() {
        List<Document> scoped =
                filters.pipeline(List.of(Document.parse("{$match: {status: 'PENDING'}}")), 7);
        assertThat(scoped)
                .containsExactly(
                        new Document(
                                "$match",
                                new Document("organizationId", OWN).append("status", "PENDING")),
                        new Document("$limit", 7));
    }

    @Test
    void emptyPipelineIsBoundToo() {
        assertThat(filters.pipeline(List.of(), 1))
                .containsExactly(
                        new Document("$match", new Document("organizationId", OWN)),
                        new Document("$limit", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$lookup: {from: 'users', as: 'u', pipeline: []}}",
                "{$unionWith: 'users'}",
                "{$graphLookup: {from: 'users'}}",
                "{$out: 'x'}",
                "{$merge: 'x'}",
                "{$facet: {a: [{$lookup: {from: 'users'}}]}}",
                "{$match: {$expr: true}}",
                "{$facet: {a: [{$match: {$expr: true}}]}}",
                "{$group: {_id: null, a: {$accumulator: {}}}}",
                "{$match: {organizationId: 1}}"
            })
    void stageThatReachesFurtherIsRefused(String stage) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filters.pipeline(List.of(Document.parse(stage)), 1));
    }

    @Test
    void documentOfAnotherOrganizationIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> filters.document(() -> FOREIGN));
    }

    @Test
    void ownDocumentPasses() {
        TenantDocument own = () -> OWN;
        assertThat(filters.document(own)).isSameAs(own);
    }

    @Test
    void organizationsAreBoundByTheirOwnId() {
        ScopedFilters ofOrganizations =
                new ScopedFilters(
                        StoreCollection.ORGANIZATIONS,
                        OrganizationScope.ofNewOrganization(new OrganizationId(OWN.toHexString())));
        assertThat(ofOrganizations.filter(new Document())).isEqualTo(new Document("_id", OWN));
    }
}
