package dev.aac.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.client.UnexpectedAnswerException;
import dev.aac.e2e.harness.Cluster;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An organization that asks the other producer when one is away, as a client behind a load balancer
 * would. Safe for use by many threads.
 */
final class Tenant {

    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final int PAGE = 200;

    private final List<Member> members;

    private Tenant(List<Member> members) {
        this.members = List.copyOf(members);
    }

    static Tenant in(Cluster cluster, String name) {
        return new Tenant(cluster.newOrganization(name));
    }

    String organizationId() {
        return members.getFirst().account().organizationId();
    }

    /** This organization at one producer. */
    Member at(int producer) {
        return members.get(producer);
    }

    int producers() {
        return members.size();
    }

    LiveSocket openSocket(int producer) {
        return at(producer).openSocket();
    }

    /** Sends it until somebody answers something else than that a dependency is down. */
    Answer send(Function<Member, Answer> request) {
        long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
        String last = "nothing";
        for (int i = 0; System.nanoTime() < deadline; i++) {
            try {
                Answer answer = request.apply(at(i % producers()));
                if (answer.status() != 503) {
                    return answer;
                }
                last = answer.body();
            } catch (UncheckedIOException e) {
                last = e.toString();
            }
            Pause.of(BETWEEN_TRIES);
        }
        throw new UnexpectedAnswerException("no producer answered, the last heard: " + last);
    }

    /**
     * Asks until it is accepted. An answer can be lost on its way; that the task is known is the
     * same promise.
     */
    void submit(ExecutionRequest request) {
        Answer answer = send(member -> member.trySubmit(request));
        if (answer.status() != 202 && answer.status() != 409) {
            throw new UnexpectedAnswerException(answer.status() + ": " + answer.body());
        }
    }

    ExecutionSnapshot execution(String taskId) {
        return ExecutionSnapshot.of(get("/api/executions/" + taskId).data());
    }

    void cancel(String taskId) {
        Answer answer = send(m -> m.send("POST", "/api/executions/" + taskId + "/cancel", null));
        if (answer.status() != 200 && answer.status() != 202 && answer.status() != 409) {
            throw new UnexpectedAnswerException(answer.status() + ": " + answer.body());
        }
    }

    /** The newest ones that have not ended, one page at most. */
    int unfinished() {
        return count("PENDING,RUNNING,ANALYZING");
    }

    /** The newest ones of a status, one page at most. */
    int count(String status) {
        return get("/api/executions?limit=" + PAGE + "&status=" + status).data().size();
    }

    /** All executions, page by page. */
    List<ExecutionSnapshot> all() {
        List<ExecutionSnapshot> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page = get("/api/executions?limit=" + PAGE + cursor);
            page.data().forEach(row -> all.add(ExecutionSnapshot.of(row)));
            JsonNode next = page.json().path("nextCursor");
            if (!next.isTextual()) {
                return all;
            }
            cursor = "&cursor=" + next.asText();
        }
    }

    private Answer get(String path) {
        return send(member -> member.send("GET", path, null)).orThrow(200);
    }
}
