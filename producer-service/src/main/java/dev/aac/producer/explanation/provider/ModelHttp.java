package dev.aac.producer.explanation.provider;

import dev.aac.producer.explanation.ModelFailure;
import dev.aac.producer.explanation.ModelFailure.Kind;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The one way to models, for the library that knows their protocols: each exchange is bounded in
 * time and size, no answer leads on to another place, and nothing of a refusal but its status is
 * looked at. For one exchange, on a client that all share.
 */
final class ModelHttp implements dev.langchain4j.http.client.HttpClient {

    /** Far more than an answer of our forms takes. */
    static final int ANSWER_BYTES_MAX = 1024 * 1024;

    /** Whoever says more is left alone for so long. */
    static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(10);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final int OK_LAST = 299;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;

    private final HttpClient client;
    private final Duration max;

    private ModelHttp(HttpClient client, Duration max) {
        this.client = client;
        this.max = max;
    }

    /** As the library wants it; its own ideas of time limits are not taken. */
    static HttpClientBuilder within(HttpClient client, Duration max) {
        return new Builder(client, max);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest asked) {
        java.net.http.HttpRequest.Builder request =
                java.net.http.HttpRequest.newBuilder(URI.create(asked.url()));
        asked.headers()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        String body = asked.body();
        request.method(
                asked.method().name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer = exchange(request.build());
        if (answer.statusCode() < OK || answer.statusCode() > OK_LAST) {
            throw refusal(answer);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers().map())
                .body(answer.body())
                .build();
    }

    @Override
    public void execute(
            HttpRequest asked, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    private HttpResponse<String> exchange(java.net.http.HttpRequest request) {
        CompletableFuture<HttpResponse<String>> running =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_BYTES_MAX));
        try {
            return running.get(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new ModelFailure(Kind.TIMED_OUT);
        } catch (ExecutionException failed) {
            throw new ModelFailure(isUnsent(failed.getCause()) ? Kind.UNREACHABLE : Kind.BROKE_OFF);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ModelFailure(Kind.TIMED_OUT);
        } finally {
            running.cancel(true);
        }
    }

    /** Whether it failed before the question was sent, which nobody charges for. */
    private static boolean isUnsent(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }

    private static ModelFailure refusal(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> new ModelFailure(Kind.REFUSED_KEY);
            case TIMEOUT -> new ModelFailure(Kind.TIMED_OUT);
            case TOO_MANY -> new ModelFailure(Kind.BUSY, retryAfter(answer));
            default ->
                    new ModelFailure(
                            status >= SERVER_FAULT ? Kind.BROKEN : Kind.REFUSED,
                            status >= SERVER_FAULT ? retryAfter(answer) : null);
        };
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wanted -> wanted.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wanted)
                .orElse(null);
    }

    private static final class Builder implements HttpClientBuilder {

        private final HttpClient client;
        private final Duration max;

        private Builder(HttpClient client, Duration max) {
            this.client = client;
            this.max = max;
        }

        @Override
        public Duration connectTimeout() {
            return max;
        }

        @Override
        public HttpClientBuilder connectTimeout(@Nullable Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return max;
        }

        @Override
        public HttpClientBuilder readTimeout(@Nullable Duration ignored) {
            return this;
        }

        @Override
        public dev.langchain4j.http.client.HttpClient build() {
            return new ModelHttp(client, max);
        }
    }
}
