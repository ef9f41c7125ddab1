package dev.aac.producer.execution.web;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.PagePosition;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectId;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
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

    /**
     * @throws ProblemException that names every parameter that is wrong
     */
    static ListQuery of(UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, KNOWN);
        Findings findings = query.findings();
        Instant from = query.time("from");
        Instant to = query.time("to");
        findings.require(
                from == null || to == null || from.isBefore(to), "to", "must be later than from");
        ExecutionFilter filter =
                new ExecutionFilter(
                        statuses(query),
                        query.text("image"),
                        project(query),
                        displayText(query, "groupName"),
                        displayText(query, "environment"),
                        from,
                        to,
                        query.text("q"));
        ListQuery asked =
                new ListQuery(
                        filter, after(query), query.number("limit", LIMIT_DEFAULT, LIMIT_MAX));
        findings.throwIfAny();
        return asked;
    }

    /** In the form in which an execution keeps it, so that what looks alike is found. */
    private static @Nullable String displayText(QueryParameters query, String name) {
        String value = query.text(name);
        if (value == null) {
            return null;
        }
        boolean clean = DisplayText.isClean(value);
        query.findings().require(clean, name, DisplayText.RULE);
        return clean ? DisplayText.clean(value) : null;
    }

    /** One that is not there, or another organization's, has no executions. */
    private static @Nullable ProjectId project(QueryParameters query) {
        String id = query.text("projectId");
        if (id == null) {
            return null;
        }
        boolean valid = ProjectId.isValid(id);
        query.findings().require(valid, "projectId", "must be a project's id");
        return valid ? new ProjectId(id) : null;
    }

    private static @Nullable PagePosition after(QueryParameters query) {
        String cursor = query.text("cursor");
        if (cursor == null) {
            return null;
        }
        PagePosition position = ListCursor.read(cursor).orElse(null);
        query.findings()
                .require(position != null, "cursor", "must be the nextCursor of an earlier page");
        return position;
    }

    private static Set<ExecutionStatus> statuses(QueryParameters query) {
        Set<ExecutionStatus> statuses = EnumSet.noneOf(ExecutionStatus.class);
        for (String name : query.texts("status")) {
            Arrays.stream(ExecutionStatus.values())
                    .filter(status -> status.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            statuses::add,
                            () -> query.findings().wrong("status", "must be one of " + names()));
        }
        return statuses;
    }

    private static String names() {
        return Arrays.stream(ExecutionStatus.values())
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
