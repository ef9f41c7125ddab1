package dev.aac.producer.result.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.DaysParameter;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.result.TestRankings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's organization's tests, all images together. */
@Path("/api/analytics/tests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Analytics")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class TestRankingResource {

    private final TestRankings rankings;
    private final Caller caller;

    public TestRankingResource(TestRankings rankings, Caller caller) {
        this.rankings = rankings;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The organization's flakiest and slowest tests",
            description =
                    "Suite and name say which test it is; its history is that of its key under the"
                            + " execution beside it. Flaky tests are those of the latest 200"
                            + " attempts that had any, slow ones the 20 slowest of each of the"
                            + " latest 200 attempts, of an attempt's first 20,000 cases. They go"
                            + " with the test cases of their executions.")
    @APIResponse(responseCode = "200", description = "The tests")
    public Answer<TestRankingsView> tests(@BeanParam DaysParameter asked, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of(DaysParameter.NAME));
        int days = asked.read(query);
        query.findings().throwIfAny();
        return Answer.of(TestRankingsView.of(rankings.of(caller.scope(), days)));
    }
}
