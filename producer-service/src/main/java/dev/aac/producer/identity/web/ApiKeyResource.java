package dev.aac.producer.identity.web;

import dev.aac.producer.identity.ApiKeyId;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.KeyRing;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.FixedProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

/** API keys: for people only, or a key that got out could make others before it is revoked. */
@Path("/api/auth/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresSession
@RequiresPermission(Permission.APIKEYS_OWN)
@Tag(name = "Authentication")
public class ApiKeyResource {

    private static final PathId<ApiKeyId> ID =
            new PathId<>(ApiKeyId::isValid, ApiKeyId::new, FixedProblem.API_KEY_NOT_FOUND);

    private final KeyRing keys;
    private final Caller caller;

    ApiKeyResource(KeyRing keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes an API key of the organization",
            description =
                    "The key is shown in this answer and never again. It allows what its role does,"
                            + " never more than its maker may do at the time of use, and nothing"
                            + " when the maker is suspended or removed.")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "409", description = "The organization has too many")
    public RestResponse<Answer<ApiKeyView>> make(@Nullable ApiKeyRequest body) {
        KeyRing.Made made = keys.make(caller.principal(), RequestBodies.required(body).toWish());
        return RestResponse.status(
                RestResponse.Status.CREATED, Answer.of(ApiKeyView.of(made.key(), made.secret())));
    }

    @GET
    @Operation(
            summary = "API keys, the latest made first",
            description = "One's own; all of the organization for who manages them.")
    public ApiKeyListAnswer list() {
        return ApiKeyListAnswer.of(keys.list(caller.principal()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revokes an API key")
    @APIResponse(responseCode = "200", description = "It is refused from now on")
    public Done revoke(@PathParam("id") String id) {
        keys.revoke(caller.principal(), ID.of(id));
        return Done.silently();
    }
}
