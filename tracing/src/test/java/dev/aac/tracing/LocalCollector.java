package dev.aac.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a collector is to a service: takes spans by OTLP over HTTP, as protobuf, and keeps them. */
public final class LocalCollector implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    /** The answer "all taken" is a message without fields, and so without bytes. */
    private static final int EMPTY = -1;

    private final HttpServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    private LocalCollector(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free port of this machine. */
    public static LocalCollector open() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        LocalCollector collector = new LocalCollector(HttpServer.create(address, 0));
        collector.server.createContext(PATH, collector::take);
        collector.server.start();
        return collector;
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Those so far, in the order in which they came. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Those of one trace so far. */
    public List<ReceivedSpan> spansOf(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, EMPTY);
        }
    }

    private void keep(ResourceSpans sent) {
        String service =
                sent.getResource().getAttributesList().stream()
                        .filter(attribute -> attribute.getKey().equals("service.name"))
                        .map(ReceivedSpan::text)
                        .findFirst()
                        .orElse("");
        sent.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(ReceivedSpan.of(service, span)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
