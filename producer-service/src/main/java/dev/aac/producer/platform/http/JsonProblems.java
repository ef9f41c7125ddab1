package dev.aac.producer.platform.http;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for a body that is JSON but not the JSON that was asked for; never Jackson's own. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonMappingException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ProblemException ours) {
                return ours.problem();
            }
            if (at instanceof StreamReadException && !(at instanceof InputCoercionException)) {
                return FixedProblem.MALFORMED_BODY;
            }
        }
        String path = path(failure.getPath());
        if (path.isEmpty()) {
            return FixedProblem.MALFORMED_BODY;
        }
        return switch (failure) {
            case UnrecognizedPropertyException _ -> new Problem.UnknownFields(List.of(path));
            case MismatchedInputException wrong ->
                    Problem.InvalidRequest.field(path, "must be " + wanted(wrong.getTargetType()));
            default ->
                    Problem.InvalidRequest.field(
                            path,
                            failure.getCause() instanceof InputCoercionException
                                    ? "is out of range"
                                    : "is not valid");
        };
    }

    /** As callers write it: {@code config.env.HOME}, {@code tests[3]}. */
    static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Double.class || type == double.class || type == Float.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "a valid value";
    }
}
