package dev.aac.producer.fuzz;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param route what it was made from
 * @param bearer who sends it
 */
record Probe(Route route, Bearer bearer, Request request) {

    /** Longest body that is shown. */
    private static final int SHOWN_MAX = 2_000;

    /** What is true of a request, for who judges the answer. */
    enum Trait {
        /** Everything in it is as described. */
        VALID,
        /** It has a field that is not described. */
        UNKNOWN_FIELD,
        /** It may reach another route, or none. */
        ELSEWHERE,
        /** HTTP itself refuses it, before anything of ours sees it. */
        BROKEN_HTTP
    }

    /**
     * What is sent.
     *
     * @param target path and query, as they are
     * @param headers without the bearer's own
     */
    record Request(
            String method,
            String target,
            Map<String, String> headers,
            @Nullable Buffer body,
            Set<Trait> traits) {

        Request {
            headers = Map.copyOf(headers);
            traits = Set.copyOf(traits);
        }
    }

    boolean is(Trait trait) {
        return request.traits().contains(trait);
    }

    /** Whether it reaches the route that it was made from, and no other. */
    boolean isOnRoute() {
        return !is(Trait.ELSEWHERE)
                && !is(Trait.BROKEN_HTTP)
                && request.method().equals(route.method());
    }

    /** For a person to repeat it, with tokens of its own. */
    String curl() {
        String headers =
                request.headers().entrySet().stream()
                        .map(each -> " -H " + quoted(each.getKey() + ": " + each.getValue()))
                        .collect(Collectors.joining());
        Buffer body = request.body();
        return "curl -i --path-as-is -X %s -H \"$%s\"%s%s \"$AAC\"%s"
                .formatted(
                        request.method(),
                        bearer,
                        headers,
                        body == null ? "" : " --data-binary " + shown(body),
                        quoted(request.target()));
    }

    private static String shown(Buffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        return text.length() <= SHOWN_MAX
                ? quoted(text)
                : quoted(text.substring(0, SHOWN_MAX)) + " # and more, " + body.length() + " bytes";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
