package dev.aac.producer.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON to the letter: no unknown fields, no repeated names, nothing after the end, and no
 * value of one type taken for another ({@code "3"} is no number, {@code 1} is no text, {@code 1.5}
 * is no whole number).
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    private static final List<CoercionInputShape> SCALARS =
            List.of(
                    CoercionInputShape.String,
                    CoercionInputShape.Integer,
                    CoercionInputShape.Float,
                    CoercionInputShape.Boolean,
                    CoercionInputShape.EmptyString);

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
                .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
                .configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
                .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
                .configure(
                        JsonParser.Feature.valueOf(
                                StreamReadFeature.STRICT_DUPLICATE_DETECTION.name()),
                        true);
        refuseCoercion(mapper);
        mapper.addHandler(new UnknownFieldsNoted());
    }

    @SuppressWarnings("deprecation") // the builder, its replacement, is not what Quarkus hands out
    private static void refuseCoercion(ObjectMapper mapper) {
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        for (LogicalType type :
                List.of(
                        LogicalType.Textual,
                        LogicalType.Integer,
                        LogicalType.Float,
                        LogicalType.Boolean,
                        LogicalType.Enum)) {
            var coercion = mapper.coercionConfigFor(type);
            SCALARS.stream()
                    .filter(shape -> !isOwn(shape, type))
                    .forEach(shape -> coercion.setCoercion(shape, CoercionAction.Fail));
        }
    }

    private static boolean isOwn(CoercionInputShape shape, LogicalType type) {
        return switch (shape) {
            case String, EmptyString -> type == LogicalType.Textual || type == LogicalType.Enum;
            case Integer -> type == LogicalType.Integer || type == LogicalType.Float;
            case Float -> type == LogicalType.Float;
            case Boolean -> type == LogicalType.Boolean;
            case Array, Object, EmptyArray, EmptyObject, Binary -> false;
        };
    }

    /** Goes on past an unknown field while a request's body is read, so that all are named. */
    private static final class UnknownFieldsNoted extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String propertyName)
                throws IOException {
            if (!RequestBodies.UNKNOWN_FIELDS.isBound()) {
                return false;
            }
            String parent = parentOf(context.getParser(), parser);
            RequestBodies.UNKNOWN_FIELDS
                    .get()
                    .add(parent.isEmpty() ? propertyName : parent + "." + propertyName);
            parser.skipChildren();
            return true;
        }

        /**
         * The path of the object that has the field. A record's unknown fields are read from a copy
         * once its known ones are complete: the copy does not know where it was taken from, but the
         * source is then inside that object, or has just left it.
         */
        private static String parentOf(JsonParser source, JsonParser reading) {
            JsonStreamContext at = reading.getParsingContext();
            if (reading == source) {
                boolean entered = reading.currentToken().isStructStart();
                at = entered ? at.getParent().getParent() : at.getParent();
            } else {
                at = source.getParsingContext();
                at = source.currentToken() == JsonToken.END_OBJECT ? at : at.getParent();
            }
            String pointer = at == null ? "" : at.pathAsPointer().toString();
            return pointer.isEmpty() ? "" : RequestBodies.dotted(pointer);
        }
    }
}
