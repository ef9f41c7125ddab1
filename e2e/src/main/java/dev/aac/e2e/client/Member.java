package dev.aac.e2e.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody who has signed in can ask for. Safe for use by many threads. */
public final class Member {

    private static final int LOG_PAGE_LINES = 5_000;

    private final HttpApi api;
    private final Account account;

    Member(HttpApi api, Account account) {
        this.api = requireNonNull(api, "api is null");
        this.account = requireNonNull(account, "account is null");
    }

    public Account account() {
        return account;
    }

    /** Sends any request as this member, whatever is answered. */
    public Answer send(String method, String path, @Nullable String body) {
        return api.send(method, path, account.token(), body);
    }

    /** A request of this member, to be completed by the caller. */
    public HttpRequest.Builder request(String path) {
        return api.request(path).header("Authorization", "Bearer " + account.token());
    }

    public Answer send(HttpRequest request) {
        return api.send(request);
    }

    public Answer trySubmit(ExecutionRequest request) {
        return send("POST", "/api/execution-request", request.body().toString());
    }

    /** Asks for an execution that must be accepted. */
    public ExecutionSnapshot submit(ExecutionRequest request) {
        return ExecutionSnapshot.of(trySubmit(request).orThrow(202).data());
    }

    public ExecutionSnapshot execution(String taskId) {
        Answer answer = send("GET", "/api/executions/" + taskId, null);
        return ExecutionSnapshot.of(answer.orThrow(200).data());
    }

    /**
     * The newest executions.
     *
     * @param query without the question mark, for instance {@code limit=200&status=PASSED}
     */
    public List<ExecutionSnapshot> executions(String query) {
        List<ExecutionSnapshot> found = new ArrayList<>();
        for (JsonNode row : send("GET", "/api/executions?" + query, null).orThrow(200).data()) {
            found.add(ExecutionSnapshot.of(row));
        }
        return found;
    }

    public void cancel(String taskId) {
        Answer answer = send("POST", "/api/executions/" + taskId + "/cancel", null);
        if (answer.status() != 200 && answer.status() != 202) {
            throw new UnexpectedAnswerException(
                    "cancel was answered " + answer.status() + ": " + answer.body());
        }
    }

    /** Asks for the same once more; it must be accepted. */
    public ExecutionSnapshot retry(String taskId) {
        String path = "/api/executions/" + taskId + "/retry";
        return ExecutionSnapshot.of(send("POST", path, null).orThrow(202).data());
    }

    /** Asks as a pipeline would, whatever is answered. */
    public Answer trigger(ExecutionRequest request) {
        return send("POST", "/api/ci/trigger", request.body().toString());
    }

    public void delete(String taskId) {
        send("DELETE", "/api/executions/" + taskId, null).orThrow(200);
    }

    /** All stored lines of the latest attempt, page by page. */
    public List<LoggedLine> log(String taskId) {
        return pages(taskId, "");
    }

    /** All stored lines of one attempt. */
    public List<LoggedLine> log(String taskId, int attempt) {
        return pages(taskId, "&attempt=" + attempt);
    }

    private List<LoggedLine> pages(String taskId, String which) {
        List<LoggedLine> all = new ArrayList<>();
        while (true) {
            long next = all.isEmpty() ? 1 : all.getLast().seq() + 1;
            String path =
                    "/api/executions/%s/logs?fromSeq=%d&limit=%d%s"
                            .formatted(taskId, next, LOG_PAGE_LINES, which);
            Answer page = send("GET", path, null);
            List<LoggedLine> lines = LoggedLine.listOf(page.orThrow(200).data());
            if (lines.isEmpty()) {
                return all;
            }
            all.addAll(lines);
        }
    }

    /** A live channel that is signed in. */
    public LiveSocket openSocket() {
        return LiveSocket.open(api).signIn(account.token());
    }
}
