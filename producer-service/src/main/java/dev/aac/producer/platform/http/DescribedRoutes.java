package dev.aac.producer.platform.http;

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
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Which method of which resource answers an operation of the API's description. */
public final class DescribedRoutes {

    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final List<Class<?>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    /** A variable that is more than a segment, which the description shows like any other. */
    private static final Pattern EXPRESSION = Pattern.compile("^\\{(\\w+) *:.*}$");

    /** By HTTP method and path, such as {@code GET /api/auth/me}. */
    private final Map<String, MethodInfo> routes = new HashMap<>();

    public DescribedRoutes(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                path.target().asClass().methods().forEach(this::remember);
            }
        }
    }

    /** Each operation of the description with its method; those of others are passed over. */
    public void forEach(OpenAPI api, BiConsumer<Operation, MethodInfo> action) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach(
                                                (method, operation) -> {
                                                    MethodInfo route =
                                                            routes.get(method + " " + path);
                                                    if (route != null) {
                                                        action.accept(operation, route);
                                                    }
                                                }));
    }

    /** Of two methods of one route the hidden one takes or gives another form of the same. */
    private void remember(MethodInfo method) {
        if (isHidden(method)) {
            return;
        }
        METHODS.stream()
                .map(verb -> Map.entry(verb.getSimpleName(), DotName.createSimple(verb)))
                .filter(verb -> method.hasDeclaredAnnotation(verb.getValue()))
                .forEach(verb -> routes.put(verb.getKey() + " " + path(method), method));
    }

    private static boolean isHidden(MethodInfo method) {
        AnnotationInstance description = method.declaredAnnotation(OPERATION);
        AnnotationValue hidden = description == null ? null : description.value("hidden");
        return hidden != null && hidden.asBoolean();
    }

    private static String path(MethodInfo method) {
        String joined =
                Stream.of(
                                method.declaringClass().declaredAnnotation(PATH),
                                method.declaredAnnotation(PATH))
                        .filter(Objects::nonNull)
                        .flatMap(path -> Stream.of(path.value().asString().split("/", -1)))
                        .filter(segment -> !segment.isEmpty())
                        .map(segment -> EXPRESSION.matcher(segment).replaceFirst("{$1}"))
                        .reduce("", (before, segment) -> before + "/" + segment);
        return joined.isEmpty() ? "/" : joined;
    }
}
