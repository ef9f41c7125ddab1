package dev.aac.producer.project.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.types.ObjectId;

/** Connects the stored record with its collection; used through {@link MongoProjects} only. */
@ApplicationScoped
public class ProjectRepository implements PanacheMongoRepositoryBase<ProjectDocument, ObjectId> {}
