package dev.aac.producer.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Names of things that answers showed, so that later requests can name what is there. A thing made
 * by {@code POST /things} or listed by {@code GET /things} is what {@code /things/{id}} names. Safe
 * for all threads.
 */
final class Harvest {

    /** Executions are asked for in several places, and kept in one. */
    static final String EXECUTIONS = "/api/executions";

    private static final int KEPT_MAX = 100;
    private static final String TASK_ID = "taskId";
    private static final String ID = "id";

    private final Map<String, Deque<String>> kept = new HashMap<>();
    private final Set<String> spared;

    /**
     * @param spared what no request is to be about
     */
    Harvest(Set<String> spared) {
        this.spared = Set.copyOf(spared);
    }

    /** Takes what a served request showed. */
    void take(Route route, JsonNode answer) {
        JsonNode data = answer.path("data");
        if (data.isArray()) {
            data.forEach(each -> takeName(route.path(), each));
        } else if (!route.path().endsWith("}")) {
            takeName(route.path(), data);
        }
        for (String secret : List.of("refreshToken", "inviteToken")) {
            keep(secret, answer.path(secret));
            keep(secret, data.path(secret));
        }
        keep("cursor " + route.path(), answer.path("nextCursor"));
    }

    private void takeName(String path, JsonNode thing) {
        if (thing.has(TASK_ID)) {
            keep(EXECUTIONS, thing.path(TASK_ID));
        } else {
            keep(path, thing.path(ID));
        }
    }

    private synchronized void keep(String kind, JsonNode name) {
        if (name.isTextual() && !spared.contains(name.asText())) {
            Deque<String> names = kept.computeIfAbsent(kind, _ -> new ArrayDeque<>());
            names.remove(name.asText());
            names.addLast(name.asText());
            if (names.size() > KEPT_MAX) {
                names.removeFirst();
            }
        }
    }

    /** Any one of the names of that kind. */
    synchronized Optional<String> any(String kind, Random random) {
        Deque<String> names = kept.getOrDefault(kind, new ArrayDeque<>());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new ArrayList<>(names).get(random.nextInt(names.size())));
    }

    /** The latest of that kind, which is good for one request only. */
    synchronized Optional<String> last(String kind) {
        return Optional.ofNullable(kept.getOrDefault(kind, new ArrayDeque<>()).pollLast());
    }
}
