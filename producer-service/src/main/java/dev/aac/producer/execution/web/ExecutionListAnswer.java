package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionPage;
import dev.aac.producer.execution.PagePosition;
import dev.aac.producer.execution.WaitingState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record ExecutionListAnswer(
        boolean success, List<ExecutionView> data, @Nullable String nextCursor) {

    static ExecutionListAnswer of(ExecutionPage page, Map<TaskId, WaitingState> waiting) {
        PagePosition next = page.next();
        return new ExecutionListAnswer(
                true,
                page.executions().stream()
                        .map(each -> ExecutionView.listed(each, waiting.get(each.taskId())))
                        .toList(),
                next == null ? null : ListCursor.write(next));
    }
}
