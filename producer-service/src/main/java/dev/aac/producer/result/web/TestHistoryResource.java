package dev.aac.producer.result.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.result.TestHistories;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a test in the executions of an image. */
@Path("/api/executions/{taskId}/tests/{testKey}/history")
@RunOnVirtualThread
@Tag(name = "Results")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class TestHistoryResource {

    static final int LIMIT_DEFAULT = 20;

    private final TestHistories histories;
    private final Caller caller;

    public TestHistoryResource(TestHistories histories, Caller caller) {
        this.histories = histories;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How a test ended lately, since when it fails, and whether it is flaky",
            description =
                    "The testKey is the key of a test case. One that nobody knows has no runs. The"
                            + " latest 500 cases of the test, in 100 executions, are looked at.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Most runs",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + TestHistories.RUNS_MAX,
                            defaultValue = "" + LIMIT_DEFAULT))
    @APIResponse(responseCode = "200", description = "The history")
    public Answer<TestHistoryView> find(
            @PathParam("taskId") String id,
            @PathParam("testKey") String testKey,
            @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("limit"));
        int limit = query.number("limit", LIMIT_DEFAULT, TestHistories.RUNS_MAX);
        query.findings().throwIfAny();
        return Answer.of(
                TestHistoryView.of(
                        ReportPaths.found(
                                histories.find(
                                        caller.scope(), ReportPaths.taskId(id), testKey, limit))));
    }
}
