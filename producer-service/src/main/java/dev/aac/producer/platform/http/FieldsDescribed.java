package dev.aac.producer.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description of the API's objects, when it is built, with what their records say: an
 * object has the components of its record and no other fields; what may be null is described so;
 * and what we answer is all there, but for what is left out when it is null or empty. Which fields
 * a request needs, its record says itself.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FieldsDescribed implements OASFilter {

    private static final String REQUEST = "Request";
    private static final String ALWAYS = JsonInclude.Include.ALWAYS.name();
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

    private final DescribedRecords records;

    public FieldsDescribed(IndexView index) {
        this.records = new DescribedRecords(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        api.getComponents()
                .getSchemas()
                .forEach(
                        (name, schema) ->
                                records.named(name, schema)
                                        .ifPresent(record -> complete(schema, record)));
    }

    private static void complete(Schema schema, ClassInfo record) {
        boolean asked = record.simpleName().endsWith(REQUEST);
        List<String> needed = schema.getRequired() == null ? List.of() : schema.getRequired();
        Map<String, Schema> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        schema.getProperties()
                .forEach(
                        (name, property) -> {
                            FieldInfo field = record.field(name);
                            if (record.recordComponent(name) == null || field == null) {
                                return;
                            }
                            boolean leftOut = !asked && isLeftOut(field);
                            if (needed.contains(name) || (!asked && !leftOut)) {
                                required.add(name);
                            }
                            boolean isNull =
                                    field.type().hasAnnotation(NULLABLE)
                                            && !leftOut
                                            && !needed.contains(name);
                            properties.put(name, isNull ? orNull(property) : property);
                        });
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** Whether there are values with which it is not sent at all. */
    private static boolean isLeftOut(FieldInfo field) {
        return Stream.of(
                        field.declaredAnnotation(INCLUDE),
                        field.declaringClass().declaredAnnotation(INCLUDE))
                .filter(Objects::nonNull)
                .findFirst()
                .map(include -> include.value())
                .filter(when -> !when.asEnum().equals(ALWAYS))
                .isPresent();
    }

    private static Schema orNull(Schema schema) {
        boolean isPlain = schema.getRef() == null && schema.getEnumeration() == null;
        return isPlain
                ? schema.addType(Schema.SchemaType.NULL)
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
