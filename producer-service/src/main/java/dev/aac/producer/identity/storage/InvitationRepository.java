package dev.aac.producer.identity.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.types.ObjectId;

/** Connects the stored record with its collection; used through {@link MongoInvitations} only. */
@ApplicationScoped
public class InvitationRepository
        implements PanacheMongoRepositoryBase<InvitationDocument, ObjectId> {}
