package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.PublicRoute;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
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
    private static final List<Class<?>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    /** The resource methods by HTTP method and path, such as {@code GET /api/auth/me}. */
    private final Map<String, MethodInfo> routes = new HashMap<>();

    public RefusalsDescribed(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(name(Path.class))) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                path.target().asClass().methods().forEach(this::remember);
            }
        }
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
            api.getPaths().getPathItems().forEach(this::complete);
        }
    }

    private void complete(String path, PathItem item) {
        item.getOperations()
                .forEach(
                        (method, operation) -> {
                            MethodInfo route = routes.get(method + " " + path);
                            if (route != null) {
                                describe(operation, route);
                            }
                        });
    }

    private static void describe(Operation operation, MethodInfo route) {
        APIResponses answers = operation.getResponses();
        if (declared(route, PublicRoute.class).isEmpty()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(SCHEME));
            add(answers, "401", "No token, or one that is not or no longer good");
        }
        if (declared(route, RequiresSession.class).isPresent()) {
            add(answers, "403", "Not for API keys, or the role lacks the permission");
        } else if (declared(route, RequiresPermission.class).isPresent()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(KEY_SCHEME));
        }
        declared(route, RequiresPermission.class)
                .map(needs -> Permission.valueOf(needs.value().asEnum()))
                .ifPresent(needs -> add(answers, "403", "The role lacks " + needs.apiName()));
        if (operation.getRequestBody() != null) {
            // The scanner's own 400 says nothing.
            answers.removeAPIResponse("400");
            add(answers, "413", "The body is too large");
            add(answers, "415", "The body is not JSON");
        }
        add(answers, "400", "Something is wrong with the request; the fields say what");
        add(answers, "429", "Too many requests; try again after Retry-After");
        add(answers, "500", "A defect; the service's log has it under the correlationId");
        add(answers, "503", "Something the service needs is away; try again after Retry-After");
    }

    private static void add(APIResponses answers, String status, String description) {
        if (answers.hasAPIResponse(status)) {
            return;
        }
        APIResponse answer =
                OASFactory.createAPIResponse()
                        .description(description)
                        .content(
                                OASFactory.createContent()
                                        .addMediaType(
                                                "application/json",
                                                OASFactory.createMediaType()
                                                        .schema(
                                                                OASFactory.createSchema()
                                                                        .ref(PROBLEM))));
        answers.addAPIResponse(status, answer);
    }

    private void remember(MethodInfo method) {
        METHODS.stream()
                .filter(verb -> method.hasDeclaredAnnotation(name(verb)))
                .forEach(verb -> routes.put(verb.getSimpleName() + " " + path(method), method));
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

    private static String path(MethodInfo method) {
        String joined =
                Stream.of(
                                method.declaringClass().declaredAnnotation(name(Path.class)),
                                method.declaredAnnotation(name(Path.class)))
                        .filter(Objects::nonNull)
                        .flatMap(path -> Stream.of(path.value().asString().split("/", -1)))
                        .filter(segment -> !segment.isEmpty())
                        .reduce("", (before, segment) -> before + "/" + segment);
        return joined.isEmpty() ? "/" : joined;
    }
}
