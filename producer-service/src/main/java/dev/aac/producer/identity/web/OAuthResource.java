package dev.aac.producer.identity.web;

import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.identity.ProviderSignIn;
import dev.aac.producer.identity.ProviderSignIn.Arrival;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.limits.CountedAs;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemBody;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProblemMappers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sign-in at a provider: the way there and back. */
@Path("/api/auth/oauth")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class OAuthResource {

    private final ProviderSignIn signIn;
    private final OAuthClient client;
    private final RefreshClient refresh;
    private final ProblemMappers problems;

    OAuthResource(
            ProviderSignIn signIn,
            OAuthClient client,
            RefreshClient refresh,
            ProblemMappers problems) {
        this.signIn = signIn;
        this.client = client;
        this.refresh = refresh;
        this.problems = problems;
    }

    /**
     * Whatever refuses, here or on the way here, such as the count of requests: a browser is led on
     * where a program is told what is wrong, as an answer for programs would be all that it shows.
     */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> refused(ProblemException refused, HttpHeaders headers) {
        Problem problem = refused.problem();
        return OAuthClient.isProgram(headers) || problem == FixedProblem.ROUTE_NOT_FOUND
                ? problems.ours(refused)
                : client.ledBack(problem);
    }

    @GET
    @Path("/{provider}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_IN)
    @Operation(
            summary = "Begins a sign-in at google, github or microsoft",
            description =
                    "A browser is sent to the provider, and to the dashboard's /login?error=CODE"
                            + " when that cannot be reached or too many ask. Who accepts JSON first"
                            + " gets the address instead. What belongs to the flow goes into a"
                            + " cookie.")
    @APIResponse(responseCode = "200", description = "Where to go on, for who accepts JSON first")
    @APIResponse(responseCode = "303", description = "To the provider, or to /login?error=CODE")
    @APIResponse(responseCode = "404", description = "No such provider, or it is not configured")
    public RestResponse<Answer<ProviderPageView>> begin(
            @PathParam("provider") String provider, @Context HttpHeaders headers) {
        ProviderName name = configured(provider);
        ProviderSignIn.Departure departure = signIn.begin(name);
        client.keepFlow(name, departure.flow());
        return OAuthClient.isProgram(headers)
                ? RestResponse.ok(Answer.of(new ProviderPageView(departure.page().toString())))
                : OAuthClient.sent(departure.page());
    }

    @GET
    @Path("/{provider}/callback")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_IN)
    @Operation(
            summary = "Where the provider sends the browser back to",
            description =
                    "A browser goes on to the dashboard: /dashboard when it is in,"
                        + " /signup?provider= when it has to name an organization, /login?provider="
                        + " when it has to show its password once, /login?error=CODE when it is"
                        + " refused. Who accepts JSON first gets an answer instead.")
    @Parameter(name = "code", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "error", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The person is in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedInView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The person has to do something first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WaitingPersonAnswer.class)))
    @APIResponse(responseCode = "303", description = "To a page of the dashboard")
    @APIResponse(responseCode = "401", description = "The provider did not confirm the sign-in")
    @APIResponse(
            responseCode = "403",
            description = "Denied, not with this e-mail, or the account is suspended")
    @APIResponse(responseCode = "404", description = "No such provider, or it is not configured")
    @APIResponse(
            responseCode = "409",
            description = "Another sign-in opens the account of that e-mail")
    public RestResponse<Object> callback(
            @PathParam("provider") String provider,
            @Context HttpHeaders headers,
            @Context UriInfo address) {
        ProviderName name = configured(provider);
        String flow = client.takeFlow(name);
        Arrival arrival =
                signIn.arrive(
                        name, flow, Map.copyOf(address.getQueryParameters()), refresh.device());
        return OAuthClient.isProgram(headers) ? told(arrival) : led(arrival);
    }

    private RestResponse<Object> told(Arrival arrival) {
        return switch (arrival) {
            case Arrival.In(var signedIn) ->
                    RestResponse.ok(
                            SignedInView.of(
                                    signedIn,
                                    refresh.handOver(signedIn.tokens(), TokenTransport.BODY)));
            case Arrival.Waiting waiting ->
                    RestResponse.status(
                            RestResponse.Status.ACCEPTED, WaitingPersonAnswer.of(waiting));
        };
    }

    private RestResponse<Object> led(Arrival arrival) {
        return switch (arrival) {
            case Arrival.In(var signedIn) -> {
                refresh.handOver(signedIn.tokens(), TokenTransport.COOKIE);
                yield client.led("/dashboard");
            }
            case Arrival.Waiting(var person, var need, var ticket) -> {
                client.keepTicket(ticket);
                String page =
                        switch (need) {
                            case ORGANIZATION -> "/signup";
                            case PASSWORD -> "/login";
                        };
                yield client.led(page + "?provider=" + person.identity().provider().apiName());
            }
        };
    }

    /** What is not configured is answered like a route that is not there. */
    private ProviderName configured(String provider) {
        return ProviderName.named(provider)
                .filter(signIn.providers()::contains)
                .orElseThrow(() -> new ProblemException(FixedProblem.ROUTE_NOT_FOUND));
    }
}
