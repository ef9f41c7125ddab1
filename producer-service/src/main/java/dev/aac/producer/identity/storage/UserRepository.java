package dev.aac.producer.identity.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.types.ObjectId;

/** Connects the stored record with its collection; used through this package only. */
@ApplicationScoped
public class UserRepository implements PanacheMongoRepositoryBase<UserDocument, ObjectId> {}
