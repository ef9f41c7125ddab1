package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a room reads from the store, all of it of its own organization. No method waits; what is
 * given as {@code done} is called once, on any thread.
 */
interface RoomReads {

    /**
     * @param limit most lines, see {@link dev.aac.producer.execution.ExecutionLogs#READ_MAX}
     */
    void lines(RunRef run, long fromSeq, int limit, Consumer<LogRead> done);

    void newestExecutions(int limit, Consumer<StateRead> done);

    /** Those of these executions that there are. */
    void executions(List<TaskId> taskIds, Consumer<StateRead> done);
}
