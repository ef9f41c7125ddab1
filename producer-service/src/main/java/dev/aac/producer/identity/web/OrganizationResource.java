package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Inviting;
import dev.aac.producer.identity.OwnOrganization;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Retention;
import dev.aac.producer.organization.UsageReport;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The caller's organization. It is here and not beside the organizations because they know nobody
 * who calls.
 */
@Path("/api/organization")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresSession
@Tag(name = "Organization")
public class OrganizationResource {

    private final OwnOrganization own;
    private final UsageReport usage;
    private final Inviting inviting;
    private final Retention retention;
    private final Caller caller;

    OrganizationResource(
            OwnOrganization own,
            UsageReport usage,
            Inviting inviting,
            Retention retention,
            Caller caller) {
        this.own = own;
        this.usage = usage;
        this.inviting = inviting;
        this.retention = retention;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's organization with its plan and limits")
    public Answer<OrganizationView> get() {
        return Answer.of(OrganizationView.of(own.of(caller.scope())));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.ORGANIZATION_MANAGE)
    @Operation(summary = "Changes the organization's name, and nothing else")
    public Answer<OrganizationView> rename(@Nullable OrganizationRequest body) {
        OrganizationName name = RequestBodies.required(body).cleanName();
        return Answer.of(OrganizationView.of(own.rename(caller.principal(), name)));
    }

    @GET
    @Path("/usage")
    @RequiresPermission(Permission.USAGE_READ)
    @Operation(
            summary = "What the organization uses of its plan",
            description =
                    "The runs of this UTC month, the users, the projects and the runs at this"
                            + " moment, each with its limit and the highest of the marks 80, 90 and"
                            + " 100 percent that is reached; and how long logs and reports are"
                            + " kept.")
    public Answer<UsageView> usage() {
        UsageReport.Report report = usage.of(caller.scope());
        return Answer.of(
                UsageView.of(
                        report,
                        inviting.countPending(caller.scope()),
                        retention.days(report.organization().plan())));
    }
}
