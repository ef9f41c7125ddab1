package dev.aac.producer.project.storage;

import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.ProjectSlug;
import dev.aac.producer.project.Projects;
import dev.aac.schema.StoreIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** {@link Projects} in MongoDB: unique indexes refuse a second project at a place or of a slug. */
@ApplicationScoped
public class MongoProjects implements Projects {

    private static final String ID = "_id";
    private static final String PLACE = "place";
    private static final String SLUG = "slug";
    private static final String VERSION = "version";
    private static final Document BY_ID = new Document(ID, 1);
    private static final Document LATEST_FIRST = new Document(ID, -1);
    private static final String SECRETS = "secrets";
    private static final Document WITHOUT_VARIABLES =
            new Document("variables", 0).append(SECRETS, 0);

    /** What shows who has which place; fields that cannot be null come with it. */
    private static final Document PLACES =
            new Document(ID, 1).append(PLACE, 1).append(SLUG, 1).append(VERSION, 1);

    private final TenantCollection<ProjectDocument> projects;

    public MongoProjects(ProjectRepository repository) {
        this.projects = TenantCollection.of(repository);
    }

    @Override
    public ProjectId newId() {
        return new ProjectId(new ObjectId().toHexString());
    }

    @Override
    public List<Place> places(OrganizationScope scope) {
        List<Place> all = new ArrayList<>();
        List<ProjectDocument> part;
        Document next = new Document();
        do {
            part = projects.in(scope).find(next, BY_ID, PLACES, ScopedCollection.READ_MAX);
            for (ProjectDocument project : part) {
                all.add(
                        new Place(
                                new ProjectId(project.id().toHexString()),
                                project.place(),
                                new ProjectSlug(project.slug())));
                next = new Document(ID, new Document("$gt", project.id()));
            }
        } while (part.size() == ScopedCollection.READ_MAX);
        return all;
    }

    @Override
    public boolean move(OrganizationScope scope, ProjectId id, int number) {
        try {
            return projects.in(scope)
                    .updateFirst(byId(id), new Document("$set", new Document(PLACE, number)));
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.PROJECTS_PLACE)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public Admission admit(OrganizationScope scope, Project project, int number) {
        try {
            projects.in(scope).insert(ProjectDocument.of(project, number));
            return Admission.ADMITTED;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.PROJECTS_SLUG)) {
                return Admission.SLUG_TAKEN;
            }
            if (duplicate.isOn(StoreIndex.PROJECTS_PLACE)) {
                return Admission.PLACE_TAKEN;
            }
            throw duplicate;
        }
    }

    @Override
    public Optional<Project> find(OrganizationScope scope, ProjectId id) {
        return projects.in(scope).findFirst(byId(id)).map(ProjectDocument::toProject);
    }

    @Override
    public List<Project> page(OrganizationScope scope, @Nullable ProjectId before, int limit) {
        Document filter =
                before == null
                        ? new Document()
                        : new Document(ID, new Document("$lt", new ObjectId(before.value())));
        // An id begins with the time at which it was made.
        return projects.in(scope).find(filter, LATEST_FIRST, WITHOUT_VARIABLES, limit).stream()
                .map(ProjectDocument::toProject)
                .toList();
    }

    @Override
    public int count(OrganizationScope scope) {
        return (int) projects.in(scope).count(new Document(), ScopedCollection.COUNT_MAX);
    }

    @Override
    public List<Found> sealedOtherwise(String keyId, @Nullable ProjectId after, int limit) {
        Document otherKey = new Document("keyId", new Document("$ne", keyId));
        Document filter = new Document(SECRETS, new Document("$elemMatch", otherKey));
        if (after != null) {
            filter.append(ID, new Document("$gt", new ObjectId(after.value())));
        }
        return MaintenanceScope.forPurpose("secrets")
                .pairs(new MaintenanceScope.Sweep<>(projects, ID, filter, BY_ID), limit)
                .stream()
                .map(pair -> new Found(pair.reenter(), new ProjectId(pair.key())))
                .toList();
    }

    @Override
    public Written replace(OrganizationScope scope, Project next) {
        Document predecessor = byId(next.id()).append(VERSION, next.version() - 1);
        try {
            return projects.in(scope).updateFirst(predecessor, ProjectUpdate.to(next))
                    ? Written.SAVED
                    : Written.STALE;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.PROJECTS_SLUG)) {
                return Written.SLUG_TAKEN;
            }
            throw duplicate;
        }
    }

    @Override
    public boolean delete(OrganizationScope scope, ProjectId id) {
        return projects.in(scope).deleteFirst(byId(id));
    }

    private static Document byId(ProjectId id) {
        return new Document(ID, new ObjectId(id.value()));
    }
}
