package dev.aac.producer.project.storage;

import dev.aac.producer.project.Projects;
import dev.aac.producer.project.ProjectsContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoProjectsTest extends ProjectsContract {

    @Inject Projects projects;

    @Override
    protected Projects projects() {
        return projects;
    }
}
