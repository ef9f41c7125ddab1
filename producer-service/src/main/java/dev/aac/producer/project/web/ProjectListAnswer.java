package dev.aac.producer.project.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.project.ProjectCatalog;
import dev.aac.producer.project.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the organization's projects.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record ProjectListAnswer(
        boolean success, List<ProjectView> data, @Nullable String nextCursor) {

    static ProjectListAnswer of(ProjectCatalog.Page page) {
        ProjectId next = page.next();
        return new ProjectListAnswer(
                true,
                page.projects().stream().map(ProjectView::of).toList(),
                next == null ? null : next.value());
    }
}
