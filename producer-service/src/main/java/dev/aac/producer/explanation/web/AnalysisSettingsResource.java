package dev.aac.producer.explanation.web;

import dev.aac.producer.explanation.ModelChoosing;
import dev.aac.producer.explanation.ModelSettings;
import dev.aac.producer.explanation.ModelSpending;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether, and by which language model, the organization's failed runs are explained. */
@Path("/api/organization/analysis")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresPermission(Permission.ANALYSIS_MANAGE)
@Tag(name = "Organization")
public class AnalysisSettingsResource {

    private final ModelChoosing choosing;
    private final ModelSettings installation;
    private final ModelSpending spending;
    private final Caller caller;

    AnalysisSettingsResource(
            ModelChoosing choosing,
            ModelSettings installation,
            ModelSpending spending,
            Caller caller) {
        this.choosing = choosing;
        this.installation = installation;
        this.spending = spending;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Whether and by which language model failed runs are explained")
    public Answer<AnalysisSettingsView> get() {
        return Answer.of(
                AnalysisSettingsView.of(choosing.of(caller.scope()), installation.offer()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Chooses whether and by which language model failed runs are explained",
            description =
                    "All of it at once: what is left out is not chosen, but for the key. 503 with"
                            + " code secrets.no_key where the service has no key to keep one with.")
    public Answer<AnalysisSettingsView> choose(@Nullable AnalysisSettingsRequest body) {
        return Answer.of(
                AnalysisSettingsView.of(
                        Optional.of(
                                choosing.choose(
                                        caller.principal(), RequestBodies.required(body).toWish())),
                        installation.offer()));
    }

    @GET
    @Path("/usage")
    @Operation(summary = "What language models cost the organization in this UTC month")
    public Answer<AnalysisUsageView> usage() {
        return Answer.of(AnalysisUsageView.of(spending.of(caller.scope())));
    }
}
