package dev.aac.producer.project.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.project.Projects;
import dev.aac.schema.StoreCollection;

/** The adapter of projects on a store of its own. */
final class StoredProjects {

    private final ProjectRepository repository;

    StoredProjects(GuardedStore store) {
        MongoCollection<ProjectDocument> collection =
                store.collection(StoreCollection.PROJECTS, ProjectDocument.class);
        repository =
                new ProjectRepository() {
                    @Override
                    public MongoCollection<ProjectDocument> mongoCollection() {
                        return collection;
                    }
                };
    }

    Projects projects() {
        return new MongoProjects(repository);
    }
}
