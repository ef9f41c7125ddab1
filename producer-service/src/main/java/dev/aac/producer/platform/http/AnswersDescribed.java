package dev.aac.producer.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Completes the description of the API's operations, when it is built: a success other than 200
 * answers what its method returns, and a parameter is a text unless it says something else.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswersDescribed implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final DotName RESPONSE = DotName.createSimple(RestResponse.class);

    private final IndexView index;
    private final DescribedRoutes routes;

    public AnswersDescribed(IndexView index) {
        this.index = index;
        this.routes = new DescribedRoutes(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        routes.forEach(
                api,
                (operation, route) -> {
                    describeParameters(operation);
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .forEach(
                                    (status, answer) -> {
                                        if (status.startsWith("2") && isBare(answer)) {
                                            answer.setContent(content(api, route));
                                        }
                                    });
                });
    }

    private static void describeParameters(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getSchema() == null)
                    .forEach(parameter -> parameter.setSchema(of(Schema.SchemaType.STRING)));
        }
    }

    private static boolean isBare(APIResponse answer) {
        return answer.getContent() == null || answer.getContent().getMediaTypes().isEmpty();
    }

    private Content content(OpenAPI api, MethodInfo route) {
        Type returned = route.returnType();
        Type answered =
                returned.name().equals(RESPONSE)
                        ? returned.asParameterizedType().arguments().getFirst()
                        : returned;
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType().schema(schema(api, answered)));
    }

    private Schema schema(OpenAPI api, Type answered) {
        ClassInfo record = index.getClassByName(answered.name());
        if (answered.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return reference(api, DescribedRecords.schemaName(record));
        }
        ClassInfo shown =
                index.getClassByName(answered.asParameterizedType().arguments().getFirst().name());
        String name = record.simpleName() + shown.simpleName();
        if (!api.getComponents().getSchemas().containsKey(name)) {
            Schema data = reference(api, DescribedRecords.schemaName(shown));
            api.getComponents().addSchema(name, answer(data));
        }
        return reference(api, name);
    }

    /** See {@link Answer}. */
    private static Schema answer(Schema data) {
        return of(Schema.SchemaType.OBJECT)
                .required(List.of("success", "data"))
                .addProperty("success", of(Schema.SchemaType.BOOLEAN))
                .addProperty("data", data);
    }

    private static Schema reference(OpenAPI api, String name) {
        if (!api.getComponents().getSchemas().containsKey(name)) {
            throw new IllegalStateException(
                    name + " is answered but not described: give it a @Schema with its name");
        }
        return OASFactory.createSchema().ref(SCHEMAS + name);
    }

    private static Schema of(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
