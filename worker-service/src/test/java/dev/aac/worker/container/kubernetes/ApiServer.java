package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// fabric8's own stand-in for an API server, and what it lacks of one: it looks at preconditions,
/// keeps what is deleted until those have done their part who have to, tells them how long it may
/// take, and notes which rights each request needs.
final class ApiServer extends Dispatcher {

    /// Who has to do something about a Job or a pod.
    interface Controllers {

        void started(Job job);

        void deleted(Job job);

        /// @param graceSeconds until SIGKILL
        void deleted(Pod pod, long graceSeconds);
    }

    private static final Pattern CALL =
            Pattern.compile(
                    "/(?:api|apis/(?<group>[^/]+))/v1/namespaces/(?<namespace>[^/]+)/"
                            + "(?<resource>[^/?]+)(?:/(?<name>[^/?]+))?(?:\\?(?<query>.*))?");
    private static final String FINALIZER = "foregroundDeletion";

    private record Refusal(int status, String words) {}

    private final KubernetesCrudDispatcher store = new KubernetesCrudDispatcher();
    private final Set<String> rights = new ConcurrentSkipListSet<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile @Nullable Controllers controllers;

    void tell(Controllers told) {
        controllers = told;
    }

    /// What was needed up to now, as `resource.group verb`.
    Set<String> rights() {
        return rights;
    }

    /// From now on what needs this right is answered so; with status 0 as usual again.
    void refuse(String right, int status, String words) {
        if (status == 0) {
            refusals.remove(right);
        } else {
            refusals.put(right, new Refusal(status, words));
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        Matcher call = CALL.matcher(request.getPath());
        if (!call.matches()) {
            return status(404, "there is no " + request.getPath());
        }
        String right = right(request, call);
        rights.add(right);
        Refusal refusal = refusals.get(right);
        if (refusal != null) {
            return status(refusal.status(), refusal.words());
        }
        return switch (right) {
            case "jobs.batch create" -> create(request);
            case "jobs.batch patch" -> patch(request);
            case "jobs.batch delete" -> deleteJob(request);
            case "pods delete" -> deletePod(request);
            default -> store.dispatch(request);
        };
    }

    private static String right(RecordedRequest request, Matcher call) {
        String group = call.group("group");
        boolean named = call.group("name") != null;
        String query = Optional.ofNullable(call.group("query")).orElse("");
        String verb =
                switch (request.method()) {
                    case GET -> query.contains("watch=true") ? "watch" : named ? "get" : "list";
                    case POST -> "create";
                    case PATCH -> "patch";
                    case PUT -> "update";
                    case DELETE -> named ? "delete" : "deletecollection";
                    default -> "unknown";
                };
        return call.group("resource") + (group == null ? "" : "." + group) + " " + verb;
    }

    private MockResponse create(RecordedRequest request) {
        Job job = read(text(request), Job.class);
        job.getMetadata().setFinalizers(List.of(FINALIZER));
        return send(HttpMethod.POST, request.getPath(), job);
    }

    private MockResponse patch(RecordedRequest request) {
        String patch = text(request);
        Optional<Job> before = find(request.getPath(), Job.class);
        if (before.isEmpty()) {
            return status(404, "there is no such job");
        }
        if (!patch.contains(before.get().getMetadata().getUid())) {
            return status(422, "metadata.uid: field is immutable");
        }
        MockResponse answer =
                store.dispatch(
                        new RecordedRequest(
                                request.getHttpVersion(),
                                request.method(),
                                request.getPath(),
                                request.getHeaders(),
                                new Buffer(patch.getBytes(UTF_8))));
        Job job = find(request.getPath(), Job.class).orElseThrow();
        if (Boolean.FALSE.equals(job.getSpec().getSuspend())) {
            controllers().started(job);
        }
        return answer;
    }

    private MockResponse deleteJob(RecordedRequest request) {
        DeleteOptions options = read(text(request), DeleteOptions.class);
        Optional<Job> job = find(request.getPath(), Job.class);
        if (job.isPresent()
                && options.getPreconditions() != null
                && !job.get().getMetadata().getUid().equals(options.getPreconditions().getUid())) {
            return status(409, "the UID in the precondition does not match");
        }
        MockResponse answer = store.handleDelete(request.getPath());
        job.ifPresent(gone -> controllers().deleted(gone));
        return answer;
    }

    private MockResponse deletePod(RecordedRequest request) {
        Long grace = read(text(request), DeleteOptions.class).getGracePeriodSeconds();
        Optional<Pod> pod = find(request.getPath(), Pod.class);
        MockResponse answer = store.handleDelete(request.getPath());
        pod.ifPresent(
                gone ->
                        controllers()
                                .deleted(
                                        gone,
                                        grace == null
                                                ? gone.getSpec().getTerminationGracePeriodSeconds()
                                                : grace));
        return answer;
    }

    private Controllers controllers() {
        Controllers told = controllers;
        if (told == null) {
            throw new IllegalStateException("nobody plays the controllers");
        }
        return told;
    }

    /// For those who play the cluster: nothing of this is noted as a right.
    <T extends HasMetadata> Optional<T> find(String path, Class<T> type) {
        MockResponse answer = store.handleGet(path.replaceFirst("\\?.*", ""));
        return answer.code() == 200
                ? Optional.of(read(new String(answer.getBody().getBytes(), UTF_8), type))
                : Optional.empty();
    }

    MockResponse send(HttpMethod method, String path, HasMetadata object) {
        return store.dispatch(
                new RecordedRequest(
                        "HTTP/1.1",
                        method,
                        path,
                        Headers.builder().build(),
                        new Buffer(Serialization.asJson(object).getBytes(UTF_8))));
    }

    void delete(String path) {
        store.handleDelete(path);
    }

    /// Whoever had to do something before it may go has done so.
    void release(String path) {
        find(path, GenericKubernetesResource.class)
                .ifPresent(
                        object -> {
                            object.getMetadata().setFinalizers(List.of());
                            object.getMetadata().setResourceVersion(null);
                            send(HttpMethod.PUT, path, object);
                        });
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "{}" : new String(request.getBody().getBytes(), UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        return Serialization.unmarshal(json.isEmpty() ? "{}" : json, type);
    }

    static MockResponse status(int code, String words) {
        return new MockResponse()
                .setResponseCode(code)
                .setBody(
                        Serialization.asJson(
                                new StatusBuilder()
                                        .withStatus("Failure")
                                        .withCode(code)
                                        .withMessage(words)
                                        .build()));
    }
}
