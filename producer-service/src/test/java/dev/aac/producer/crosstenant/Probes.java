package dev.aac.producer.crosstenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A member of one organization tries every row of the table with the names of another's things. */
final class Probes {

    private static final int AT_ONCE = 8;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final Visitor stranger;
    private final Tenant victim;
    private final Names missing;

    /** What somebody gets for a thing that is not there; it does not depend on the thing. */
    private final Map<Try, String> expected = new ConcurrentHashMap<>();

    /** One way to try one operation. */
    private record Try(Row row, Target target, Disguise disguise) {}

    Probes(Visitor stranger, Tenant victim) {
        this.stranger = stranger;
        this.victim = victim;
        this.missing = victim.missing();
    }

    /**
     * @return how many requests were sent with a name of the victim's
     */
    int tryAll(List<Row> table) throws Exception {
        List<Callable<Void>> probes = new ArrayList<>();
        for (Row row : table) {
            for (Target target : row.targets()) {
                for (Disguise disguise : row.disguises()) {
                    addAll(new Try(row, target, disguise), probes);
                }
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> probe : threads.invokeAll(probes)) {
                probe.get();
            }
        }
        return probes.size();
    }

    private void addAll(Try one, List<Callable<Void>> probes) {
        for (Names names : namesFor(one.target())) {
            probes.add(
                    () -> {
                        probe(one, names);
                        return null;
                    });
        }
    }

    /** An admin, to whom every operation is open, tries every execution, the others one. */
    private List<Names> namesFor(Target target) {
        boolean every = target.path().contains("{taskId}") && stranger.kind() == Visitor.Kind.ADMIN;
        return every ? victim.things() : victim.things().subList(0, 1);
    }

    private void probe(Try one, Names names) {
        Visitor.Reply reply = stranger.call(one.row(), one.target(), one.disguise(), names);

        assertThat(reply.whole()).as("%s", one).doesNotContain(victim.mark());
        for (String id : names.ids()) {
            assertThat(reply.whole()).as("%s", one).doesNotContain(id);
        }
        Optional<String> refusal = AccessTable.of(one.row().operation()).refusalOf(stranger.kind());
        if (refusal.isPresent()) {
            assertRefused(one, reply, refusal.get());
            return;
        }
        switch (one.row().answer()) {
            case OWN -> assertThat(reply.status()).as("%s", one).isBetween(200, 499);
            case ALIKE -> assertThat(reply.comparable()).as("%s", one).isEqualTo(missing(one));
            case NOT_FOUND -> {
                assertThat(reply.comparable()).as("%s", one).isEqualTo(missing(one));
                if (one.disguise() == Disguise.NONE) {
                    assertThat(reply.status()).as("%s", one).isEqualTo(NOT_FOUND);
                }
            }
        }
    }

    /** Before anything is looked for, so that the refusal is the same for all. */
    private void assertRefused(Try one, Visitor.Reply reply, String refusal) {
        assertThat(reply.comparable()).as("%s", one).isEqualTo(missing(one));
        if (one.disguise() == Disguise.NONE) {
            assertThat(reply.status()).as("%s", one).isEqualTo(FORBIDDEN);
            assertThat(reply.body()).as("%s", one).contains(refusal);
        }
    }

    private String missing(Try one) {
        return requireNonNull(
                expected.computeIfAbsent(
                        one,
                        _ ->
                                stranger.call(one.row(), one.target(), one.disguise(), missing)
                                        .comparable()));
    }
}
