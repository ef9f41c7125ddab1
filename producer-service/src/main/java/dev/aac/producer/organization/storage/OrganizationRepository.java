package dev.aac.producer.organization.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.types.ObjectId;

/** Connects the stored record with its collection; used through {@link MongoOrganizations} only. */
@ApplicationScoped
public class OrganizationRepository
        implements PanacheMongoRepositoryBase<OrganizationDocument, ObjectId> {}
