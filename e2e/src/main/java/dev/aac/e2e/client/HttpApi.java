package dev.aac.e2e.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends single requests to one installation. Safe for use by many threads. */
public final class HttpApi {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();

    /**
     * Makes a client; nothing is sent yet.
     *
     * @param base scheme, host and port
     */
    public HttpApi(URI base) {
        this.base = requireNonNull(base, "base is null");
    }

    public URI base() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    /** A request to a path, to be completed by the caller. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_LIMIT);
    }

    /**
     * Sends a request with a JSON body.
     *
     * @param token sent as a bearer token, unless null
     * @param body sent as it is, JSON or not; null for none
     */
    public Answer send(String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = request(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(body));
        }
        return send(request.build());
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws UncheckedIOException if nobody answers in time
     */
    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }
}
