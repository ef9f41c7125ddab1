package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.DescribedRoutes;
import dev.aac.producer.platform.http.PublicRoute;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Completes the description of the API, when it is built, with what holds for every route alike:
 * whom the gate lets in, and the refusals that any request may meet. What a route says itself wins.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RefusalsDescribed implements OASFilter {

    private static final String SCHEME = "bearer";
    private static final String KEY_SCHEME = "apiKey";
    private static final String PROBLEM = "#/components/schemas/ProblemBody";
    private static final String FAILURES = "4";

    private final DescribedRoutes routes;

    public RefusalsDescribed(IndexView index) {
        this.routes = new DescribedRoutes(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getComponents()
                    .addSecurityScheme(
                            KEY_SCHEME,
                            OASFactory.createSecurityScheme()
                                    .type(SecurityScheme.Type.APIKEY)
                                    .in(SecurityScheme.In.HEADER)
                                    .name("X-Api-Key"));
            routes.forEach(api, RefusalsDescribed::describe);
        }
    }

    private static void describe(Operation operation, MethodInfo route) {
        APIResponses answers = operation.getResponses();
        if (declared(route, PublicRoute.class).isEmpty()) {
            describeGate(operation, route);
        }
        if (operation.getRequestBody() != null) {
            // The scanner's own 400 says nothing.
            answers.removeAPIResponse("400");
        }
        add(answers, "400", "Something is wrong with the request; the fields say what");
        add(answers, "403", "A page that is not ours asks");
        add(answers, "406", "No answer has a form that Accept names");
        add(answers, "413", "The body is too large");
        add(answers, "415", "The body is not JSON, or its type is none");
        add(answers, "429", "Too many requests; try again after Retry-After");
        add(answers, "500", "A defect; the service's log has it under the correlationId");
        add(answers, "503", "Something the service needs is away; try again after Retry-After");
        answers.getAPIResponses()
                .forEach(
                        (status, answer) -> {
                            if (status.compareTo(FAILURES) >= 0 && answer.getContent() == null) {
                                answer.setContent(problem());
                            }
                        });
        // HTTP's own, before anything of ours sees the request.
        add(answers, "414", "The address is too long; without a body");
        add(answers, "431", "The headers are too large; without a body");
    }

    private static void describeGate(Operation operation, MethodInfo route) {
        APIResponses answers = operation.getResponses();
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
        add(answers, "401", "No token, or one that is not or no longer good");
        add(
                answers,
                "404",
                route.hasAnnotation(name(PathParam.class))
                        ? "Not there, or not yours"
                        : "The caller's account is gone");
        if (declared(route, RequiresSession.class).isPresent()) {
            add(answers, "403", "Not for API keys, or the role lacks the permission");
        } else if (declared(route, RequiresPermission.class).isPresent()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(KEY_SCHEME));
        }
        declared(route, RequiresPermission.class)
                .map(needs -> Permission.valueOf(needs.value().asEnum()))
                .ifPresent(needs -> add(answers, "403", "The role lacks " + needs.apiName()));
    }

    private static void add(APIResponses answers, String status, String description) {
        if (!answers.hasAPIResponse(status)) {
            answers.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    /** The method's own declaration, else its class's, as for the gate itself. */
    private static Optional<AnnotationInstance> declared(MethodInfo route, Class<?> annotation) {
        return Stream.of(route, route.declaringClass())
                .filter(target -> target.hasDeclaredAnnotation(name(annotation)))
                .map(target -> target.declaredAnnotation(name(annotation)))
                .findFirst();
    }

    private static DotName name(Class<?> type) {
        return DotName.createSimple(type);
    }
}
