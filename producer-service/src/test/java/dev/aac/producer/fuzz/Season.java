package dev.aac.producer.fuzz;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Some requests around one organization, as long as its people are what they were. */
final class Season {

    private static final int AT_ONCE = 16;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** With the name that was just shown most operations succeed at once. */
    private static final int TRIES_TO_BE_SERVED = 12;

    /** Things are made before they are looked at, and looked at before they are removed. */
    private static final List<String> ORDER = List.of("POST", "GET", "PUT", "PATCH", "DELETE");

    private final ObjectMapper json = new ObjectMapper();
    private final ApiDescription api;
    private final Cast cast;
    private final Wire wire;
    private final Judge judge;
    private final long seed;

    Season(ApiDescription api, Cast cast, Wire wire, Judge judge, long seed) {
        this.api = api;
        this.cast = cast;
        this.wire = wire;
        this.judge = judge;
        this.seed = seed;
    }

    /** Every operation once as it should be, and once as it cannot be answered. */
    void open() throws Exception {
        Comparator<Route> order =
                comparingInt((Route route) -> ORDER.indexOf(route.method()))
                        .thenComparing(route -> route.path().length())
                        .thenComparing(comparing(Route::path));
        Random random = new Random(seed);
        for (Route route : api.routes().stream().sorted(order).toList()) {
            ask(new ProbeMaker(api, cast, route, Bearer.ADMIN, random).unacceptable(), -1);
            for (int i = 0; i < TRIES_TO_BE_SERVED && !judge.coverage().wasServed(route); i++) {
                boolean plain = i % 2 == 0;
                ask(new ProbeMaker(api, cast, route, Bearer.ADMIN, random).valid(plain), -1);
            }
        }
    }

    /**
     * Asks with these numbers.
     *
     * @return how far it came, exclusive
     */
    long run(long from, long to) throws Exception {
        AtomicLong next = new AtomicLong(from);
        List<Callable<Void>> askers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            askers.add(
                    () -> {
                        ask(next, to);
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> asker : threads.invokeAll(askers)) {
                asker.get();
            }
        }
        return Math.min(next.get(), to);
    }

    private void ask(AtomicLong next, long to) throws Exception {
        while (!cast.isBroken()) {
            long number = next.getAndIncrement();
            if (number >= to) {
                return;
            }
            // Each request has choices of its own, whatever others were before.
            Random random = new Random(seed + number * 0x9E37_79B9_7F4A_7C15L);
            ask(ProbeMaker.any(api, cast, random), number);
        }
    }

    private void ask(Probe probe, long number) throws Exception {
        Map<String, String> credentials = cast.credentials(probe.bearer());
        Optional<Reply> reply = wire.send(probe, credentials);
        judge.hear(probe, number, reply);
        if (reply.isPresent()) {
            learn(probe, reply.get());
        }
    }

    private void learn(Probe probe, Reply reply) throws JsonProcessingException {
        boolean isJson = reply.mediaType().equals(Route.JSON) && !reply.body().isEmpty();
        if (reply.isSuccess() && probe.isOnRoute() && isJson) {
            cast.harvest().take(probe.route(), json.readTree(reply.body()));
        }
        boolean isUnexpected =
                reply.status() == UNAUTHORIZED
                        || (reply.status() == FORBIDDEN && probe.bearer() == Bearer.ADMIN);
        if (isUnexpected && probe.route().secured()) {
            cast.renew(probe.bearer());
        }
    }
}
