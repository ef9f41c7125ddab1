package dev.aac.producer.project;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Projects} in a map. Thread-safe. */
public final class InMemoryProjects implements Projects {

    private final Map<ProjectId, Stored> stored = new HashMap<>();
    private final Runnable beforeEach;
    private long ids;

    private record Stored(OrganizationScope scope, Project project, int place) {}

    public InMemoryProjects() {
        this(() -> {});
    }

    /**
     * @param beforeEach is called before each call, outside of it
     */
    InMemoryProjects(Runnable beforeEach) {
        this.beforeEach = beforeEach;
    }

    @Override
    public synchronized ProjectId newId() {
        ids++;
        return new ProjectId("%024x".formatted(ids));
    }

    @Override
    public List<Place> places(OrganizationScope scope) {
        beforeEach.run();
        synchronized (this) {
            return in(scope)
                    .map(
                            each ->
                                    new Place(
                                            each.project().id(),
                                            each.place(),
                                            each.project().settings().slug()))
                    .toList();
        }
    }

    @Override
    public boolean move(OrganizationScope scope, ProjectId id, int number) {
        beforeEach.run();
        synchronized (this) {
            Optional<Stored> found = found(scope, id);
            if (found.isEmpty() || isTaken(scope, number)) {
                return false;
            }
            stored.put(id, new Stored(scope, found.get().project(), number));
            return true;
        }
    }

    @Override
    public Admission admit(OrganizationScope scope, Project project, int number) {
        beforeEach.run();
        synchronized (this) {
            if (slugIsTaken(scope, project)) {
                return Admission.SLUG_TAKEN;
            }
            if (isTaken(scope, number)) {
                return Admission.PLACE_TAKEN;
            }
            stored.put(project.id(), new Stored(scope, project, number));
            return Admission.ADMITTED;
        }
    }

    @Override
    public Optional<Project> find(OrganizationScope scope, ProjectId id) {
        beforeEach.run();
        synchronized (this) {
            return found(scope, id).map(Stored::project);
        }
    }

    @Override
    public List<Project> page(OrganizationScope scope, @Nullable ProjectId before, int limit) {
        beforeEach.run();
        synchronized (this) {
            return in(scope)
                    .map(Stored::project)
                    .filter(each -> before == null || isBefore(each.id(), before))
                    .sorted(Comparator.comparing((Project each) -> each.id().value()).reversed())
                    .limit(limit)
                    .map(InMemoryProjects::withoutVariables)
                    .toList();
        }
    }

    @Override
    public int count(OrganizationScope scope) {
        beforeEach.run();
        synchronized (this) {
            return (int) in(scope).count();
        }
    }

    @Override
    public List<Found> sealedOtherwise(String keyId, @Nullable ProjectId after, int limit) {
        beforeEach.run();
        synchronized (this) {
            return stored.values().stream()
                    .filter(each -> isSealedOtherwise(each.project(), keyId))
                    .map(each -> new Found(each.scope(), each.project().id()))
                    .filter(found -> after == null || isBefore(after, found.id()))
                    .sorted(Comparator.comparing(found -> found.id().value()))
                    .limit(limit)
                    .toList();
        }
    }

    private static boolean isSealedOtherwise(Project project, String keyId) {
        return project.secrets().byName().values().stream()
                .anyMatch(secret -> !secret.value().keyId().equals(keyId));
    }

    @Override
    public Written replace(OrganizationScope scope, Project next) {
        beforeEach.run();
        synchronized (this) {
            Optional<Stored> present =
                    found(scope, next.id())
                            .filter(each -> each.project().version() == next.version() - 1);
            if (present.isEmpty()) {
                return Written.STALE;
            }
            if (slugIsTaken(scope, next)) {
                return Written.SLUG_TAKEN;
            }
            stored.put(next.id(), new Stored(scope, next, present.get().place()));
            return Written.SAVED;
        }
    }

    @Override
    public boolean delete(OrganizationScope scope, ProjectId id) {
        beforeEach.run();
        synchronized (this) {
            return found(scope, id).map(_ -> stored.remove(id)).isPresent();
        }
    }

    private Stream<Stored> in(OrganizationScope scope) {
        return stored.values().stream().filter(each -> each.scope().equals(scope));
    }

    private Optional<Stored> found(OrganizationScope scope, ProjectId id) {
        return in(scope).filter(each -> each.project().id().equals(id)).findFirst();
    }

    private boolean isTaken(OrganizationScope scope, int number) {
        return in(scope).anyMatch(each -> each.place() == number);
    }

    private boolean slugIsTaken(OrganizationScope scope, Project project) {
        return in(scope)
                .map(Stored::project)
                .filter(other -> !other.id().equals(project.id()))
                .anyMatch(other -> other.settings().slug().equals(project.settings().slug()));
    }

    private static boolean isBefore(ProjectId one, ProjectId other) {
        return one.value().compareTo(other.value()) < 0;
    }

    private static Project withoutVariables(Project whole) {
        ProjectSettings settings = whole.settings();
        return whole.with(
                new ProjectSettings(
                        settings.name(),
                        settings.slug(),
                        settings.image(),
                        settings.command(),
                        settings.folder(),
                        settings.targetUrls(),
                        Map.of()),
                ProjectSecrets.NONE);
    }
}
