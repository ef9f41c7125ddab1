package dev.aac.producer.project.web;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectId;

/** The project that a path names. One that cannot exist ends like one that does not. */
final class ProjectPath {

    private ProjectPath() {}

    static ProjectId id(String segment) {
        if (!ProjectId.isValid(segment)) {
            throw new ProblemException(FixedProblem.PROJECT_NOT_FOUND);
        }
        return new ProjectId(segment);
    }
}
