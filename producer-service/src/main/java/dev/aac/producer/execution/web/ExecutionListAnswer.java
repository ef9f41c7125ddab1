package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.execution.ExecutionPage;
import dev.aac.producer.execution.PagePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record ExecutionListAnswer(
        boolean success, List<ExecutionView> data, @Nullable String nextCursor) {

    static ExecutionListAnswer of(ExecutionPage page) {
        PagePosition next = page.next();
        return new ExecutionListAnswer(
                true,
                page.executions().stream().map(ExecutionView::listed).toList(),
                next == null ? null : ListCursor.write(next));
    }
}
