package dev.aac.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every execution of an organization that was accepted, and what it must end as. */
final class Ledger implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** After so many losses of a started attempt, ERROR is what was promised. */
    private static final int LOSSES_MAX = 3;

    private final Tenant tenant;
    private final Witness witness;
    private final Map<String, Promise> promises = new ConcurrentHashMap<>();

    /** What one 202 means. */
    private record Promise(String verdict, int lines) {}

    Ledger(Tenant tenant) {
        this.tenant = tenant;
        this.witness = Witness.of(tenant);
    }

    Tenant tenant() {
        return tenant;
    }

    int accepted() {
        return promises.size();
    }

    /** A run of some seconds' sleep between its two lines; every fifth fails. */
    void submit(String taskId, double seconds) {
        int exit = Math.floorMod(taskId.hashCode(), 5) == 0 ? 1 : 0;
        String command = "echo begin; sleep %s; echo end; exit %d".formatted(seconds, exit);
        submit(TestImage.running(command).taskId(taskId), exit == 0 ? "PASSED" : "FAILED", 2);
    }

    void submit(ExecutionRequest request, String verdict, int lines) {
        tenant.submit(request);
        promises.put(request.body().path("taskId").asText(), new Promise(verdict, lines));
    }

    /** How many of the accepted ones have not ended yet. */
    int open() {
        return tenant.unfinished();
    }

    /**
     * Waits until all have ended, and reconciles. Faults must be over.
     *
     * @param limit after which what has not ended is stuck
     */
    Balance settle(Duration limit) {
        Instant began = Instant.now();
        while (open() > 0 && Instant.now().isBefore(began.plus(limit))) {
            Pause.of(BETWEEN_LOOKS);
        }
        Duration took = Duration.between(began, Instant.now());
        return reconcile(tenant.all(), took);
    }

    private Balance reconcile(List<ExecutionSnapshot> stored, Duration took) {
        Map<String, ExecutionSnapshot> ends = new HashMap<>();
        Set<String> doubled = new HashSet<>();
        for (ExecutionSnapshot one : stored) {
            if (ends.put(one.taskId(), one) != null) {
                doubled.add(one.taskId());
            }
        }
        Balance balance = new Balance(promises.size(), took);
        promises.forEach(
                (taskId, promise) -> {
                    ExecutionSnapshot end = ends.get(taskId);
                    if (end == null) {
                        balance.lost(taskId);
                    } else {
                        check(promise, end, balance);
                    }
                });
        doubled.forEach(balance::twoResults);
        return balance;
    }

    private void check(Promise promise, ExecutionSnapshot end, Balance balance) {
        String shown = end.taskId() + " " + end.json();
        JsonNode attempts = end.json().path("attempts");
        balance.starts(starts(attempts));
        if (!end.isFinal()) {
            balance.stuck(shown);
            return;
        }
        Set<String> told = witness.endsOf(end.taskId());
        if (outcomes(attempts, "PASSED", "FAILED", "ERROR") > 1
                || told.size() > 1
                || !Set.of(end.status()).containsAll(told)) {
            balance.twoResults(shown + ", told: " + told);
        }
        boolean givenUp = end.status().equals("ERROR") && outcomes(attempts, "LOST") >= LOSSES_MAX;
        if (givenUp) {
            balance.givenUp();
        } else if (!end.status().equals(promise.verdict())) {
            balance.wrongVerdict(shown);
        } else if (end.json().path("logs").path("lines").asInt() != promise.lines()
                || !end.json().path("logs").path("complete").asBoolean()) {
            balance.logIncomplete(shown);
        }
    }

    /** An attempt whose container never ran is none of them. */
    private static int starts(JsonNode attempts) {
        int count = 0;
        for (JsonNode attempt : attempts) {
            count += attempt.hasNonNull("startTime") ? 1 : 0;
        }
        return count;
    }

    private static long outcomes(JsonNode attempts, String... wanted) {
        long count = 0;
        for (JsonNode attempt : attempts) {
            if (List.of(wanted).contains(attempt.path("outcome").asText())) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        witness.close();
    }
}
