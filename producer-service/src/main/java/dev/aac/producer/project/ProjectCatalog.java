package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ThingNotFound;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The projects of the caller's organization. Of several who change one at once each keeps what it
 * changed, and of the same field the last write stays.
 */
@ApplicationScoped
public class ProjectCatalog {

    /** How often a change is tried again because somebody else changed something meanwhile. */
    private static final int TRIES_MAX = 20;

    private final Projects projects;
    private final ProjectPlan plan;
    private final ProjectEvents events;
    private final Clock clock;

    public ProjectCatalog(Projects projects, ProjectPlan plan, ProjectEvents events, Clock clock) {
        this.projects = projects;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A project as a person wants it.
     *
     * @param slugIsGiven whether the person chose the slug; else it may get a number
     */
    public record Wish(ProjectSettings settings, boolean slugIsGiven) {

        public Wish {
            requireNonNull(settings, "settings is null");
        }
    }

    /**
     * Some projects, the latest made first, without their variables and secrets.
     *
     * @param next what the next page's ones were made before; null on the last one
     */
    public record Page(List<Project> projects, @Nullable ProjectId next) {

        public Page {
            projects = List.copyOf(projects);
        }
    }

    /**
     * @throws ProblemException {@link Problem.ProjectsUsedUp}, {@link
     *     FixedProblem#PROJECT_SLUG_TAKEN}
     */
    public Project create(Principal by, Wish wish) {
        OrganizationScope scope = by.scope();
        Instant now = now();
        Project wanted =
                new Project(
                        projects.newId(),
                        scope.organizationId(),
                        wish.settings(),
                        ProjectSecrets.NONE,
                        now,
                        now,
                        1);
        AuditIntent intent = events.creating(by, wanted.id());
        ProjectPlan.Result result = plan.admit(scope, wanted, wish.slugIsGiven());
        intent.settle(result instanceof ProjectPlan.Result.Admitted);
        return switch (result) {
            case ProjectPlan.Result.Admitted(var project) -> {
                events.created(by, project.id());
                yield project;
            }
            case ProjectPlan.Result.SlugTaken() ->
                    throw new ProblemException(FixedProblem.PROJECT_SLUG_TAKEN);
            case ProjectPlan.Result.Full(var limit, var used) -> {
                events.limitReached(by, limit, used);
                throw new ProblemException(new Problem.ProjectsUsedUp(limit, used));
            }
            case ProjectPlan.Result.Crowded() ->
                    throw new ProblemException(FixedProblem.OVERLOADED);
        };
    }

    /**
     * @throws ProblemException {@link FixedProblem#PROJECT_NOT_FOUND}
     */
    public Project find(OrganizationScope scope, ProjectId id) {
        return projects.find(scope, id).orElseThrow(() -> notThere(id));
    }

    /**
     * @param before null for the first page
     * @param limit from 1 to {@link Projects#PAGE_MAX}
     */
    public Page page(OrganizationScope scope, @Nullable ProjectId before, int limit) {
        List<Project> found = projects.page(scope, before, limit);
        return new Page(found, found.size() < limit ? null : found.getLast().id());
    }

    /**
     * @param change of the settings as they are; may be called several times, and may refuse
     * @return the project as it is then
     * @throws ProblemException {@link FixedProblem#PROJECT_NOT_FOUND}, {@link
     *     FixedProblem#PROJECT_SLUG_TAKEN}, and what the change throws
     */
    public Project change(Principal by, ProjectId id, UnaryOperator<ProjectSettings> change) {
        return rewrite(
                by,
                id,
                present -> present.with(change.apply(present.settings()), present.secrets()));
    }

    /**
     * The same for settings and secrets.
     *
     * @param change of the project as it is, within one version
     */
    Project rewrite(Principal by, ProjectId id, UnaryOperator<Project> change) {
        OrganizationScope scope = by.scope();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Project present = find(scope, id);
            Project next = change.apply(present).next(now());
            ProjectChange changes = ProjectChange.between(present, next);
            if (changes.isNone()) {
                return present;
            }
            AuditIntent intent = events.changing(by, id, changes);
            Projects.Written written = projects.replace(scope, next);
            intent.settle(written == Projects.Written.SAVED);
            switch (written) {
                case SAVED -> {
                    events.changed(by, id, changes);
                    return next;
                }
                case SLUG_TAKEN -> throw new ProblemException(FixedProblem.PROJECT_SLUG_TAKEN);
                case STALE -> {
                    // Looked at again: somebody else changed it at the same time.
                }
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    /**
     * Removes a project; its executions stay and keep its id. Its secrets go with it: what starts
     * later runs without them.
     *
     * @throws ProblemException {@link FixedProblem#PROJECT_NOT_FOUND}
     */
    public void delete(Principal by, ProjectId id) {
        find(by.scope(), id);
        AuditIntent intent = events.deleting(by, id);
        if (!intent.settle(projects.delete(by.scope(), id))) {
            throw notThere(id);
        }
        events.deleted(by, id);
    }

    /** How a request ends that names such a project. */
    public static ProblemException notThere(ProjectId id) {
        return new ThingNotFound(FixedProblem.PROJECT_NOT_FOUND, id.value());
    }

    /** In milliseconds, as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
