package dev.aac.producer.organization.storage;

import dev.aac.producer.organization.AdminTurns;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@link AdminTurns} in MongoDB: a number of the organization's document. */
@ApplicationScoped
public class MongoAdminTurns implements AdminTurns {

    private static final String TURN = "adminTurn";

    private final TenantCollection<OrganizationDocument> organizations;

    public MongoAdminTurns(OrganizationRepository repository) {
        this.organizations = TenantCollection.of(repository);
    }

    @Override
    public long present(OrganizationScope scope) {
        return organizations
                .in(scope)
                .findFirst(new Document(), new Document(TURN, 1))
                .map(OrganizationDocument::adminTurn)
                .orElse(0L);
    }

    @Override
    public boolean pass(OrganizationScope scope, long expected) {
        // An organization that never had a turn lacks the number, which equality with null matches.
        @Nullable Long stored = expected == 0 ? null : expected;
        return organizations
                .in(scope)
                .updateFirst(
                        new Document(TURN, stored),
                        new Document("$set", new Document(TURN, expected + 1)));
    }
}
