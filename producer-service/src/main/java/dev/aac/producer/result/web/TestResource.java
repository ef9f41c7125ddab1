package dev.aac.producer.result.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.result.RunTests;
import dev.aac.producer.result.TestOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The test cases that an execution's JUnit files tell of. */
@Path("/api/executions/{taskId}/tests")
@RunOnVirtualThread
@Tag(name = "Results")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class TestResource {

    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 500;

    private static final Set<String> KNOWN = Set.of("attempt", "outcome", "cursor", "limit");

    private final RunTests tests;
    private final Caller caller;

    public TestResource(RunTests tests, Caller caller) {
        this.tests = tests;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Test cases of one attempt, in the order of its files, with their counts")
    @Parameter(
            name = "attempt",
            in = ParameterIn.QUERY,
            description = "By default the last one that has test cases",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"passed", "failed", "error", "skipped"}))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of a page")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + LIMIT_MAX,
                            defaultValue = "" + LIMIT_DEFAULT))
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(
            responseCode = "410",
            description = "Removed: it was kept as long as the plan says")
    public TestListAnswer list(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, KNOWN);
        int attempt = query.number("attempt", 0, Integer.MAX_VALUE);
        TestOutcome outcome =
                query.value(
                        "outcome",
                        TestResource::outcome,
                        "must be one of passed, failed, error, skipped");
        Long after = query.value("cursor", Cursors::read, QueryParameters.CURSOR_RULE);
        int limit = query.number("limit", LIMIT_DEFAULT, LIMIT_MAX);
        query.findings().throwIfAny();
        RunTests.Query asked =
                new RunTests.Query(
                        attempt == 0 ? null : attempt, outcome, after == null ? 0 : after, limit);
        return TestListAnswer.of(
                ReportPaths.found(tests.page(caller.scope(), ReportPaths.taskId(id), asked)));
    }

    private static Optional<TestOutcome> outcome(String word) {
        return Arrays.stream(TestOutcome.values())
                .filter(outcome -> TestCaseView.word(outcome).equals(word))
                .findFirst();
    }
}
