package dev.aac.producer.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes to a provider, what comes back, and what ends an exchange. */
class ProviderHttpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ProviderHttp http = new ProviderHttp(1, PATIENCE);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/echo", ProviderHttpTest::echo);
        server.createContext("/untyped", exchange -> answer(exchange, 200, "keys"));
        server.createContext("/huge", exchange -> answer(exchange, 200, huge()));
        server.createContext("/away", exchange -> answer(exchange, 503, "away"));
        server.createContext(
                "/elsewhere",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/echo");
                    answer(exchange, 302, "");
                });
        server.createContext(
                "/slow",
                exchange -> {
                    asked.countDown();
                    awaited(goOn);
                    answer(exchange, 200, "late");
                });
        server.start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        http.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void requestGoesAndItsAnswerComesAsTheyAre() throws IOException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, at("/echo"));
        request.setHeader("X-Asked", "this");
        request.setBody("a=b");
        ReadOnlyHTTPResponse answer = http.send(request);
        assertThat(answer.getStatusCode()).isEqualTo(201);
        assertThat(answer.getHeaderMap())
                .containsEntry("Content-Type", List.of("text/plain; of=this"));
        assertThat(answer.getBody()).isEqualTo("POST a=b");
        assertThat(http.send(new HTTPRequest(HTTPRequest.Method.GET, at("/echo"))).getBody())
                .isEqualTo("GET ");
    }

    @Test
    void answerLeadsNowhereElse() throws IOException {
        assertThat(http.send(new HTTPRequest(HTTPRequest.Method.GET, at("/elsewhere"))))
                .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(302));
    }

    @Test
    void keysAreReadWithTheirType() throws IOException {
        assertThat(http.retrieveResource(at("/untyped").toURL()))
                .satisfies(
                        keys -> {
                            assertThat(keys.getContent()).isEqualTo("keys");
                            assertThat(keys.getContentType()).isEmpty();
                        });
        assertThatThrownBy(() -> http.retrieveResource(at("/away").toURL()))
                .isInstanceOf(IOException.class)
                .hasMessage("status 503");
        assertThatThrownBy(() -> http.retrieveResource(at("/echo").toURL()))
                .hasMessage("status 201");
    }

    @Test
    void answerThatIsTooLongIsNone() {
        assertThatThrownBy(get(http, "/huge"))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer");
        // However one ends, the next may begin.
        assertThatThrownBy(get(http, "/huge")).hasMessage("no answer");
    }

    @Test
    void answerThatIsNotWholeInItsTimeIsNone() {
        ProviderHttp hasty = new ProviderHttp(1, Duration.ofMillis(50));
        assertThatThrownBy(get(hasty, "/slow"))
                .isInstanceOf(IOException.class)
                .hasMessage("no whole answer in PT0.05S");
        hasty.close();
    }

    @Test
    void noMoreAreUnderWayThanMayBe() throws Exception {
        Future<ReadOnlyHTTPResponse> first =
                threads.submit(
                        () -> http.send(new HTTPRequest(HTTPRequest.Method.GET, at("/slow"))));
        awaited(asked);
        assertThatThrownBy(get(http, "/untyped"))
                .isInstanceOf(IOException.class)
                .hasMessage("1 exchanges are under way already");
        goOn.countDown();
        assertThat(first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getBody()).isEqualTo("late");
    }

    @Test
    void whoIsInterruptedStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(get(http, "/slow")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private ThrowingCallable get(ProviderHttp by, String path) {
        return () -> by.send(new HTTPRequest(HTTPRequest.Method.GET, at(path)));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String header = exchange.getRequestHeaders().getFirst("X-Asked");
        exchange.getResponseHeaders().set("Content-Type", "text/plain; of=" + header);
        answer(exchange, 201, exchange.getRequestMethod() + " " + body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String huge() {
        return "x".repeat(ProviderHttp.ANSWER_BYTES_MAX + 1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
