package dev.aac.producer.project.storage;

import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.project.Projects;
import dev.aac.producer.project.ProjectsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoProjectsTest extends ProjectsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final Projects projects = new StoredProjects(STORE).projects();

    @Override
    protected Projects projects() {
        return projects;
    }
}
