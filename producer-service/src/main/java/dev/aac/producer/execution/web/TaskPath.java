package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ThingNotFound;
import java.util.Optional;

/**
 * The execution that a path names. One that cannot exist, one that does not, and one of somebody
 * else end alike.
 */
final class TaskPath {

    private static final PathId<TaskId> ID =
            new PathId<>(TaskId::isValid, TaskId::new, FixedProblem.EXECUTION_NOT_FOUND);

    private TaskPath() {}

    static TaskId taskId(String segment) {
        return ID.of(segment);
    }

    static <T> T found(Optional<T> found) {
        return found.orElseThrow(TaskPath::notFound);
    }

    static ProblemException notFound() {
        return new ThingNotFound(FixedProblem.EXECUTION_NOT_FOUND);
    }
}
