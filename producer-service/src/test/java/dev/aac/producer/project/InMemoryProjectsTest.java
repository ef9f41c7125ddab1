package dev.aac.producer.project;

class InMemoryProjectsTest extends ProjectsContract {

    private final Projects projects = new InMemoryProjects();

    @Override
    protected Projects projects() {
        return projects;
    }
}
