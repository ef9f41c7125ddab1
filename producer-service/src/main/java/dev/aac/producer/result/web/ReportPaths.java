package dev.aac.producer.result.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ThingNotFound;
import java.util.Optional;

/** The execution that a path names: a foreign one is a missing one. */
final class ReportPaths {

    private static final PathId<TaskId> ID =
            new PathId<>(TaskId::isValid, TaskId::new, FixedProblem.EXECUTION_NOT_FOUND);

    private ReportPaths() {}

    static TaskId taskId(String segment) {
        return ID.of(segment);
    }

    static <T> T found(Optional<T> found) {
        return found.orElseThrow(() -> new ThingNotFound(FixedProblem.EXECUTION_NOT_FOUND));
    }
}
