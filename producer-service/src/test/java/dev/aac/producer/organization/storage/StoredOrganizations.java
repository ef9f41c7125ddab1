package dev.aac.producer.organization.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.organization.AdminTurns;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;

/** The adapters of organizations on a store of their own. */
public final class StoredOrganizations {

    private final OrganizationRepository repository;

    public StoredOrganizations(GuardedStore store) {
        MongoCollection<OrganizationDocument> collection =
                store.collection(StoreCollection.ORGANIZATIONS, OrganizationDocument.class);
        repository =
                new OrganizationRepository() {
                    @Override
                    public MongoCollection<OrganizationDocument> mongoCollection() {
                        return collection;
                    }
                };
    }

    public Organizations organizations() {
        return new MongoOrganizations(repository);
    }

    public AdminTurns adminTurns() {
        return new MongoAdminTurns(repository);
    }
}
