package dev.aac.producer.project.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.IdPage;
import dev.aac.producer.platform.http.IdPageParameters;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectCatalog;
import dev.aac.producer.project.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The projects of the caller's organization. */
@Path("/api/projects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresPermission(Permission.PROJECTS_WRITE)
@Tag(name = "Projects")
public class ProjectResource {

    static final PathId<ProjectId> ID =
            new PathId<>(ProjectId::isValid, ProjectId::new, FixedProblem.PROJECT_NOT_FOUND);

    private final ProjectCatalog projects;
    private final Caller caller;

    ProjectResource(ProjectCatalog projects, Caller caller) {
        this.projects = projects;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a project, within the plan's maxProjects")
    @APIResponse(responseCode = "201", description = "The project")
    @APIResponse(
            responseCode = "409",
            description =
                    "The given slug is taken, or the plan has no more projects: code"
                            + " quota.projects")
    public RestResponse<Answer<ProjectView>> create(@Nullable ProjectRequest body) {
        Project made = projects.create(caller.principal(), RequestBodies.required(body).toWish());
        return RestResponse.status(RestResponse.Status.CREATED, Answer.of(ProjectView.of(made)));
    }

    @GET
    @RequiresPermission(Permission.PROJECTS_READ)
    @Operation(summary = "The organization's projects, the latest made first")
    public ProjectListAnswer list(@BeanParam IdPageParameters page) {
        IdPage asked = page.read();
        return ProjectListAnswer.of(
                projects.page(caller.scope(), asked.cursor(ProjectId::new), asked.limit()));
    }

    @GET
    @Path("/{id}")
    @RequiresPermission(Permission.PROJECTS_READ)
    @Operation(summary = "One project")
    @APIResponse(responseCode = "200", description = "The project")
    public Answer<ProjectView> get(@PathParam("id") String id) {
        return Answer.of(ProjectView.of(projects.find(caller.scope(), ID.of(id))));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a project",
            description =
                    "Acts on executions asked for from then on. Of several changes at once each"
                            + " keeps its fields; of the same field the last one stays.")
    @APIResponse(responseCode = "200", description = "The project as it is now")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    public Answer<ProjectView> change(@PathParam("id") String id, @Nullable ProjectRequest body) {
        return Answer.of(
                ProjectView.of(
                        projects.change(
                                caller.principal(),
                                ID.of(id),
                                RequestBodies.required(body).toChange())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a project; its executions stay and keep its id")
    @APIResponse(responseCode = "200", description = "Gone")
    public Done delete(@PathParam("id") String id) {
        projects.delete(caller.principal(), ID.of(id));
        return Done.silently();
    }
}
