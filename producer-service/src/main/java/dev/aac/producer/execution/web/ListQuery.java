package dev.aac.producer.execution.web;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.PagePosition;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectId;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which page of the list is asked for. */
record ListQuery(ExecutionFilter filter, @Nullable PagePosition after, int limit) {

    static final int LIMIT_DEFAULT = 50;
    static final int LIMIT_MAX = Executions.PAGE_MAX;

    private static final Set<String> KNOWN =
            Set.of(
                    "cursor",
                    "limit",
                    "status",
                    "image",
                    "projectId",
                    "groupName",
                    "environment",
                    "from",
                    "to",
                    "q");

    private static final List<String> STATUSES =
            Arrays.stream(ExecutionStatus.values()).map(Enum::name).toList();

    /**
     * @throws ProblemException that names every parameter that is wrong
     */
    static ListQuery of(UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, KNOWN);
        QueryParameters.Span span = query.span();
        ExecutionFilter filter =
                new ExecutionFilter(
                        statuses(query),
                        query.text("image"),
                        project(query),
                        displayText(query, "groupName"),
                        displayText(query, "environment"),
                        span.from(),
                        span.to(),
                        query.text("q"));
        PagePosition after = query.value("cursor", ListCursor::read, QueryParameters.CURSOR_RULE);
        ListQuery asked =
                new ListQuery(filter, after, query.number("limit", LIMIT_DEFAULT, LIMIT_MAX));
        query.findings().throwIfAny();
        return asked;
    }

    private static Set<ExecutionStatus> statuses(QueryParameters query) {
        return query.anyOf("status", STATUSES).stream()
                .map(ExecutionStatus::valueOf)
                .collect(Collectors.toSet());
    }

    /** One that is not there, or another organization's, has no executions. */
    private static @Nullable ProjectId project(QueryParameters query) {
        return query.value(
                "projectId",
                text -> Optional.of(text).filter(ProjectId::isValid).map(ProjectId::new),
                "must be a project's id");
    }

    /** In the form in which an execution keeps it, so that what looks alike is found. */
    private static @Nullable String displayText(QueryParameters query, String name) {
        return query.value(
                name,
                text -> Optional.of(text).filter(DisplayText::isClean).map(DisplayText::clean),
                DisplayText.RULE);
    }
}
