package dev.aac.producer.organization;

class InMemoryOrganizationsTest extends OrganizationsContract {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
