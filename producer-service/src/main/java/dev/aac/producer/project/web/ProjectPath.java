package dev.aac.producer.project.web;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ThingNotFound;
import dev.aac.producer.project.ProjectId;

/** The project that a path names. One that cannot exist ends like one that does not. */
final class ProjectPath {

    private ProjectPath() {}

    static ProjectId id(String segment) {
        if (!ProjectId.isValid(segment)) {
            throw new ThingNotFound(FixedProblem.PROJECT_NOT_FOUND);
        }
        return new ProjectId(segment);
    }
}
