package dev.aac.producer.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.producer.fuzz.Probe.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for every answer, whatever was asked. Safe for all threads. */
final class Rules {

    private static final int SERVER_ERRORS = 500;
    private static final int UNAVAILABLE = 503;
    private static final int NO_CONTENT = 204;

    /** What a program says to itself. */
    private static final Pattern INSIDES =
            Pattern.compile(
                    "Exception|Caused by|\\tat |java\\.(lang|util|io)\\.|dev\\.aac\\.|io\\.(quarkus"
                            + "|vertx|netty|smallrye)\\.|org\\.(jboss|bson)|com\\.(mongodb"
                            + "|fasterxml)|jakarta\\.");

    /** With which HTTP itself refuses what is no request, before anything of ours sees it. */
    private static final Set<Integer> HTTPS_OWN = Set.of(400, 414, 431);

    /** What a route or its neighbour answers who asks for it in another way. */
    private static final Set<Integer> ELSEWHERE = Set.of(400, 401, 403, 404, 405, 406, 413, 415);

    private final ObjectMapper json = new ObjectMapper();
    private final AnswerSchemas schemas;
    private final String mark;

    /**
     * @param mark what only another organization may see
     */
    Rules(AnswerSchemas schemas, String mark) {
        this.schemas = schemas;
        this.mark = mark;
    }

    /** What is wrong with an answer; nothing, if it is right. */
    List<String> objections(Probe probe, Reply reply) {
        List<String> wrong = new ArrayList<>();
        if (reply.whole().contains(mark)) {
            wrong.add("it shows what belongs to another organization");
        }
        if (INSIDES.matcher(reply.body()).find()) {
            wrong.add("it shows the program's insides");
        }
        if (reply.status() >= SERVER_ERRORS && reply.status() != UNAVAILABLE) {
            wrong.add("a defect");
        }
        if (isHttpsOwn(probe, reply)) {
            return wrong;
        }
        status(probe, reply).ifPresent(wrong::add);
        wrong.addAll(headers(probe, reply));
        privilege(probe, reply).ifPresent(wrong::add);
        body(probe, reply).ifPresent(wrong::add);
        return wrong;
    }

    private static boolean isHttpsOwn(Probe probe, Reply reply) {
        return probe.is(Trait.BROKEN_HTTP)
                && HTTPS_OWN.contains(reply.status())
                && reply.body().isEmpty();
    }

    private static Optional<String> status(Probe probe, Reply reply) {
        boolean described =
                probe.isOnRoute()
                        ? probe.route().statuses().contains(reply.status())
                        : reply.isSuccess()
                                || ELSEWHERE.contains(reply.status())
                                || probe.route().statuses().contains(reply.status());
        return described ? Optional.empty() : Optional.of("its status is not described");
    }

    private static List<String> headers(Probe probe, Reply reply) {
        List<String> wrong = new ArrayList<>();
        if (!"nosniff".equals(reply.header("X-Content-Type-Options"))) {
            wrong.add("without X-Content-Type-Options");
        }
        if (!"no-referrer".equals(reply.header("Referrer-Policy"))) {
            wrong.add("without Referrer-Policy");
        }
        if (reply.header("X-Correlation-Id") == null) {
            wrong.add("without X-Correlation-Id");
        }
        if (probe.request().target().startsWith("/api/")
                && !"no-store".equals(reply.header("Cache-Control"))) {
            wrong.add("without Cache-Control");
        }
        if (reply.header("Server") != null || reply.header("X-Powered-By") != null) {
            wrong.add("it says what it runs on");
        }
        if (reply.header("X-Injected") != null) {
            wrong.add("the request made a header of the answer");
        }
        return wrong;
    }

    private static Optional<String> privilege(Probe probe, Reply reply) {
        if (!probe.isOnRoute() || !reply.isSuccess()) {
            return Optional.empty();
        }
        if (probe.is(Trait.UNKNOWN_FIELD)) {
            return Optional.of("an unknown field was taken");
        }
        return probe.route().secured() && !probe.bearer().isKnown()
                ? Optional.of("nobody was let in")
                : Optional.empty();
    }

    private Optional<String> body(Probe probe, Reply reply) {
        if (isBodiless(probe, reply)) {
            return Optional.empty();
        }
        if (!reply.isSuccess()) {
            return problem(reply);
        }
        return probe.isOnRoute()
                ? schemas.answer(probe.route(), reply.status(), reply.mediaType(), reply.body())
                : Optional.empty();
    }

    private static boolean isBodiless(Probe probe, Reply reply) {
        return probe.request().method().equals("HEAD") || reply.status() == NO_CONTENT;
    }

    private Optional<String> problem(Reply reply) {
        if (!reply.mediaType().equals(Route.JSON)) {
            return Optional.of("a failure that is no JSON");
        }
        return schemas.problem(reply.body()).or(() -> correlation(reply));
    }

    private Optional<String> correlation(Reply reply) {
        try {
            String said = json.readTree(reply.body()).path("correlationId").asText();
            return said.equals(reply.header("X-Correlation-Id"))
                    ? Optional.empty()
                    : Optional.of("two correlation ids");
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("it was read a moment ago", unreadable);
        }
    }
}
