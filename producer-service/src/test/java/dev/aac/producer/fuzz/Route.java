package dev.aac.producer.fuzz;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * An operation of the interface, as it is described.
 *
 * @param parameters its own and those of its path
 * @param body schema of a JSON body, when it takes one
 * @param statuses those that are described
 */
record Route(
        String method,
        String path,
        List<Parameter> parameters,
        Optional<Schema> body,
        Set<Integer> statuses,
        boolean secured) {

    static final String JSON = "application/json";

    private static final int UNAUTHORIZED = 401;

    static Route of(String method, String path, PathItem item, Operation operation) {
        Set<Integer> statuses =
                operation.getResponses().getAPIResponses().keySet().stream()
                        .filter(status -> !status.equals("default"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
        boolean asksForSomebody =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        return new Route(
                method,
                path,
                Stream.of(item.getParameters(), operation.getParameters())
                        .flatMap(each -> requireNonNullElse(each, List.<Parameter>of()).stream())
                        .toList(),
                bodyOf(operation),
                statuses,
                asksForSomebody && statuses.contains(UNAUTHORIZED));
    }

    private static Optional<Schema> bodyOf(Operation operation) {
        return Optional.ofNullable(operation.getRequestBody())
                .flatMap(body -> Optional.ofNullable(body.getContent()))
                .flatMap(content -> Optional.ofNullable(content.getMediaType(JSON)))
                .flatMap(type -> Optional.ofNullable(type.getSchema()));
    }

    String name() {
        return method + " " + path;
    }

    List<Parameter> queryParameters() {
        return parameters.stream().filter(each -> each.getIn() == Parameter.In.QUERY).toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
