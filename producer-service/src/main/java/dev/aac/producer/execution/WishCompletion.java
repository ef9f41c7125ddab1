package dev.aac.producer.execution;

import dev.aac.producer.platform.fields.FieldLimits;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectCatalog;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills the gaps of a wish with what its project says now. The execution keeps what it got: a
 * project that changes or goes afterwards changes nothing about it. Secrets are none of it: each
 * attempt gets them as they are when it starts.
 */
@ApplicationScoped
public class WishCompletion {

    private final Projects projects;

    public WishCompletion(Projects projects) {
        this.projects = projects;
    }

    /**
     * @throws ProblemException {@link FixedProblem#PROJECT_NOT_FOUND}, also for another
     *     organization's, {@link Problem.InvalidRequest} for too many variables, {@link
     *     Problem.MissingFields} when nobody names an image
     */
    public ExecutionRequest complete(OrganizationScope scope, ExecutionWish wish) {
        ProjectId id = wish.projectId();
        Optional<Project> project =
                id == null ? Optional.empty() : Optional.of(projectOf(scope, id));
        RunDefaults defaults =
                project.map(found -> RunDefaults.of(found, wish.config().environment()))
                        .orElse(RunDefaults.NONE);
        ExecutionRequest request =
                wish.completedBy(defaults)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                new Problem.MissingFields(List.of("image"))));
        Set<String> names = new HashSet<>(request.config().env().keySet());
        project.ifPresent(found -> names.addAll(found.secrets().names()));
        if (names.size() > FieldLimits.ENV_MAX) {
            throw new ProblemException(
                    Problem.InvalidRequest.field(
                            "config.env",
                            "must be at most " + FieldLimits.ENV_MAX + " with the project's"));
        }
        return request;
    }

    private Project projectOf(OrganizationScope scope, ProjectId id) {
        return projects.find(scope, id).orElseThrow(() -> ProjectCatalog.notThere(id));
    }
}
