package dev.aac.producer.insight.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.insight.AnalyticsReading;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.DaysParameter;
import dev.aac.producer.platform.http.QueryParameters;
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

/** Figures of the caller's organization, all images together. */
@Path("/api/analytics/days")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Analytics")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class AnalyticsResource {

    private final AnalyticsReading analytics;
    private final Caller caller;

    public AnalyticsResource(AnalyticsReading analytics, Caller caller) {
        this.analytics = analytics;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "How the organization's runs went and how long they waited, day by day",
            description =
                    "All images together. The figures are some seconds behind the executions, and"
                            + " stay when those are deleted. At most 20,000 days of images are"
                            + " added up, the last day first.")
    @APIResponse(responseCode = "200", description = "The figures")
    public Answer<OrganizationDaysView> days(@BeanParam DaysParameter asked, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of(DaysParameter.NAME));
        int days = asked.read(query);
        query.findings().throwIfAny();
        return Answer.of(OrganizationDaysView.of(analytics.days(caller.scope(), days)));
    }
}
