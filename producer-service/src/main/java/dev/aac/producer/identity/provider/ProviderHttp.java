package dev.aac.producer.identity.provider;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one way to providers, for the library that knows their protocol: each exchange is bounded in
 * time and size, there are never many at once, and no answer leads on to another place.
 */
@Singleton
public class ProviderHttp implements HTTPRequestSender, ResourceRetriever {

    static final Duration CONNECT_MAX = Duration.ofSeconds(3);

    /** From the request to the last byte of the answer. */
    static final Duration EXCHANGE_MAX = Duration.ofSeconds(5);

    /** Far more than a list of keys or a token takes. */
    static final int ANSWER_BYTES_MAX = 262_144;

    /** More than this many people do not sign in at the same moment. */
    static final int EXCHANGES_MAX = 32;

    private static final int OK = 200;
    private static final String CONTENT_TYPE = "Content-Type";

    private final int exchangesMax;
    private final Duration exchangeMax;
    private final Semaphore exchanges;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_MAX)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Inject
    public ProviderHttp() {
        this(EXCHANGES_MAX, EXCHANGE_MAX);
    }

    ProviderHttp(int exchangesMax, Duration exchangeMax) {
        this.exchangesMax = exchangesMax;
        this.exchangeMax = exchangeMax;
        this.exchanges = new Semaphore(exchangesMax);
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
        asked.getHeaderMap()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        String body = asked.getBody();
        request.method(
                asked.getMethod().name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> response = exchange(request.build());
        HTTPResponse answer = new HTTPResponse(response.statusCode());
        response.headers()
                .firstValue(CONTENT_TYPE)
                .ifPresent(type -> answer.setHeader(CONTENT_TYPE, type));
        answer.setBody(response.body());
        return answer;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<String> response =
                exchange(HttpRequest.newBuilder(URI.create(url.toString())).build());
        if (response.statusCode() != OK) {
            throw new IOException("status " + response.statusCode());
        }
        return new Resource(
                response.body(), response.headers().firstValue(CONTENT_TYPE).orElse(""));
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        if (!exchanges.tryAcquire()) {
            throw new IOException(exchangesMax + " exchanges are under way already");
        }
        CompletableFuture<HttpResponse<String>> running =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_BYTES_MAX));
        try {
            return running.get(exchangeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no whole answer in " + exchangeMax, late);
        } catch (ExecutionException failed) {
            throw new IOException("no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        } finally {
            running.cancel(true);
            exchanges.release();
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
