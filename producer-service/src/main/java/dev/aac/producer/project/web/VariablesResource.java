package dev.aac.producer.project.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.project.ProjectCatalog;
import dev.aac.producer.project.ProjectEnvironments;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The variables and secrets that a project gives to the containers of its executions. */
@Path("/api/projects/{id}/env")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresPermission(Permission.PROJECTS_WRITE)
@Tag(name = "Projects")
public class VariablesResource {

    private final ProjectCatalog projects;
    private final ProjectEnvironments environments;
    private final Caller caller;

    VariablesResource(ProjectCatalog projects, ProjectEnvironments environments, Caller caller) {
        this.projects = projects;
        this.environments = environments;
        this.caller = caller;
    }

    @GET
    @RequiresPermission(Permission.PROJECTS_READ)
    @Operation(
            summary = "The variables of a project, and the names of its secrets",
            description =
                    "An execution that is asked for with this project gets its variables as they"
                            + " are then, and each of its attempts the secrets as they are when it"
                            + " starts. Its own config.env wins over both.")
    @APIResponse(responseCode = "200", description = "The variables and what is known of secrets")
    public Answer<VariablesView> get(@PathParam("id") String id) {
        return Answer.of(
                VariablesView.of(projects.find(caller.scope(), ProjectResource.ID.of(id))));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets and removes variables and secrets of a project, at most 100 in all",
            description =
                    "All of it or nothing. A name cannot be both; one request can make it the"
                            + " other. Secrets have at most 32 KiB in all. 503 with code"
                            + " secrets.no_key where the service has no key to keep them with.")
    @APIResponse(responseCode = "200", description = "The variables and secrets as they are now")
    public Answer<VariablesView> change(
            @PathParam("id") String id, @Nullable VariablesRequest body) {
        return Answer.of(
                VariablesView.of(
                        environments.change(
                                caller.principal(),
                                ProjectResource.ID.of(id),
                                RequestBodies.required(body).toChange())));
    }
}
