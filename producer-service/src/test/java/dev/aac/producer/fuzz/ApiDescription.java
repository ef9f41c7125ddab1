package dev.aac.producer.fuzz;

import static java.util.Comparator.comparing;

import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What the producer says of its interface. */
final class ApiDescription {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final List<Route> routes;

    private ApiDescription(OpenAPI api) {
        schemas = Map.copyOf(api.getComponents().getSchemas());
        List<Route> found = new ArrayList<>();
        api.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach(
                                                (method, operation) ->
                                                        found.add(
                                                                Route.of(
                                                                        method.name(),
                                                                        path,
                                                                        item,
                                                                        operation))));
        found.sort(comparing(Route::name));
        routes = List.copyOf(found);
    }

    static ApiDescription read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new ApiDescription(
                SmallRyeOpenAPI.builder()
                        .withCustomStaticFile(() -> new ByteArrayInputStream(bytes))
                        .enableAnnotationScan(false)
                        .enableModelReader(false)
                        .enableStandardStaticFiles(false)
                        .enableStandardFilter(false)
                        .build()
                        .model());
    }

    List<Route> routes() {
        return routes;
    }

    /** The schema itself, where only its name stands, or that it may be null. */
    Schema resolved(Schema schema) {
        String name = schema.getRef();
        if (name != null) {
            Schema named = schemas.get(name.substring(SCHEMAS.length()));
            if (named == null) {
                throw new IllegalStateException("nothing is described as " + name);
            }
            return resolved(named);
        }
        List<Schema> choices = schema.getAnyOf();
        return choices == null || choices.isEmpty() ? schema : resolved(choices.getFirst());
    }
}
