package dev.aac.producer.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads every request's body within the limit, and names all unknown fields at once. */
@Provider
public class RequestBodies implements ReaderInterceptor {

    /** Most unknown fields that are named. */
    static final int NAMED_FIELDS_MAX = 20;

    /** Collects them while a body is being read; bound on the reading thread only. */
    static final ScopedValue<List<String>> UNKNOWN_FIELDS = ScopedValue.newInstance();

    private final long bytesMax;

    public RequestBodies(@ConfigProperty(name = "aac.http.body-bytes-max") long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** A body that the route cannot do without. */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(FixedProblem.MALFORMED_BODY);
        }
        return body;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        body.setInputStream(new BoundedInput(body.getInputStream(), bytesMax));
        List<String> unknown = new ArrayList<>();
        Object read = read(body, unknown);
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    new Problem.UnknownFields(unknown.stream().limit(NAMED_FIELDS_MAX).toList()));
        }
        return read;
    }

    private static @Nullable Object read(ReaderInterceptorContext body, List<String> unknown)
            throws IOException {
        try {
            return ScopedValue.where(UNKNOWN_FIELDS, unknown).call(body::proceed);
        } catch (JsonProcessingException | CharConversionException unreadable) {
            throw problem(unreadable);
        } catch (WebApplicationException wrapped) {
            if (wrapped.getCause() instanceof JsonProcessingException unreadable) {
                throw problem(unreadable);
            }
            throw wrapped;
        }
    }

    private static ProblemException problem(IOException unreadable) {
        return new ProblemException(
                unreadable instanceof JsonMappingException known
                        ? JsonProblems.of(known)
                        : FixedProblem.MALFORMED_BODY,
                unreadable);
    }

    /** A JSON pointer as callers write it: {@code /tests/3/x} is {@code tests.3.x}. */
    static String dotted(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }
}
