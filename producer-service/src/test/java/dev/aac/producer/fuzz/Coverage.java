package dev.aac.producer.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which operations were reached, and how they answered. Safe for all threads. */
final class Coverage {

    /** Nobody comes from a provider here: that these serve who does, their own tests show. */
    private static final Set<String> AFTER_A_PROVIDER =
            Set.of("GET /api/auth/oauth/{provider}/callback", "POST /api/auth/oauth/complete");

    /** Nothing runs here that could leave files: that these serve them, their own tests show. */
    private static final Set<String> AFTER_A_RUN =
            Set.of(
                    "GET /api/executions/{taskId}/reports/{path}",
                    "GET /api/report-links/{link}/{path}");

    private static final int REFUSALS = 400;
    private static final int TOO_MANY = 429;
    private static final int DEFECTS = 500;

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int requests;

    /** Of one operation. */
    private static final class Tally {
        private int served;
        private int refused;
    }

    Coverage(List<Route> routes) {
        routes.forEach(route -> tallies.put(route.name(), new Tally()));
    }

    synchronized void count(Probe probe, int status) {
        requests++;
        statuses.merge(status, 1, Integer::sum);
        Tally tally = tallies.get(probe.route().name());
        if (tally != null && probe.isOnRoute()) {
            if (status < REFUSALS) {
                tally.served++;
            } else if (status < DEFECTS) {
                tally.refused++;
            }
        }
    }

    synchronized boolean wasServed(Route route) {
        Tally tally = tallies.get(route.name());
        return tally != null && tally.served > 0;
    }

    /** The operations that never succeeded, and those that never refused. */
    synchronized List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        tallies.forEach(
                (name, tally) -> {
                    if (tally.served == 0 && !isServedElsewhere(name)) {
                        gaps.add(name + " was never served");
                    }
                    if (tally.refused == 0) {
                        gaps.add(name + " was never refused");
                    }
                });
        return gaps;
    }

    private static boolean isServedElsewhere(String name) {
        return AFTER_A_PROVIDER.contains(name) || AFTER_A_RUN.contains(name);
    }

    /** Of all answers those that said that there were too many requests, or that it cannot be. */
    synchronized double shareOfPutOff() {
        int putOff = statuses.getOrDefault(TOO_MANY, 0) + statuses.getOrDefault(503, 0);
        return (double) putOff / Math.max(1, requests);
    }

    synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized String toString() {
        return requests + " requests to " + tallies.size() + " operations, answered " + statuses;
    }
}
