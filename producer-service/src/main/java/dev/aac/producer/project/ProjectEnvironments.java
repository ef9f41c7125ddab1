package dev.aac.producer.project;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what projects give to containers: variables, which can be read, and secrets. */
@Singleton
public class ProjectEnvironments {

    private final ProjectCatalog projects;
    private final SecretVault vault;

    public ProjectEnvironments(ProjectCatalog projects, SecretVault vault) {
        this.projects = projects;
        this.vault = vault;
    }

    /**
     * Does all of it or nothing.
     *
     * @return the project as it is then
     * @throws ProblemException {@link FixedProblem#PROJECT_NOT_FOUND}, {@link
     *     FixedProblem#ENCRYPTION_KEY_MISSING}, {@link Problem.InvalidRequest} for what does not
     *     fit to what there is
     */
    public Project change(Principal by, ProjectId id, EnvironmentChange wanted) {
        projects.find(by.scope(), id);
        Map<String, @Nullable ProjectSecret> sealed = vault.seal(by, id, wanted.secrets());
        return projects.rewrite(by, id, present -> wanted.appliedTo(present, sealed));
    }
}
