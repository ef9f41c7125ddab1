package dev.aac.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** From exec to the first ready answer of a second producer, and its memory. */
final class StartBench {

    /** What {@code ./aac train} has left. */
    private static final String REPORTS = "target/bench/reports";

    private static final String LEARNT = "target/training/producer.aot";

    private static final int ROUNDS = 7;
    private static final int REQUESTS = 1_000;

    /** Asking without a pause would take one of the cores that the start needs. */
    private static final long PAUSE_MILLIS = 10;

    private static final long READY_LIMIT_NANOS = 60_000_000_000L;

    private final Target target;
    private final Report report;

    StartBench(Target target, Report report) {
        this.target = target;
        this.report = report;
    }

    void run() throws Exception {
        Samples ready = new Samples();
        long mib = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                mib = oneStart(http, ready);
            }
        }
        report.alone("start", "producer: exec to ready (P10)", ready);
        report.line(
                "start",
                "producer: memory after " + REQUESTS + " requests (P10)",
                Map.of("residentMib", mib));
    }

    private long oneStart(HttpClient http, Samples ready) throws IOException, InterruptedException {
        int port = freePort();
        long began = System.nanoTime();
        Process producer = start(port);
        try {
            URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
            while (!answers(http, health)) {
                if (System.nanoTime() - began > READY_LIMIT_NANOS || !producer.isAlive()) {
                    throw new IllegalStateException("the producer did not become ready");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            ready.addNanos(System.nanoTime() - began);
            URI root = URI.create("http://127.0.0.1:" + port + "/");
            for (int request = 0; request < REQUESTS; request++) {
                answers(http, root);
            }
            return new ProcessCost(producer.pid()).residentMib();
        } finally {
            producer.destroy();
            producer.waitFor();
        }
    }

    private Process start(int port) throws IOException {
        Path jar = target.root().resolve("producer-service/target/quarkus-app/quarkus-run.jar");
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:AOTCache=" + target.root().resolve(LEARNT),
                                "-Xmx256m",
                                "-jar",
                                jar.toString()));
        builder.environment().put("AAC_PORT", Integer.toString(port));
        builder.environment().put("MONGODB_URI", target.mongoUri());
        builder.environment().put("RABBITMQ_URL", target.amqpUrl());
        builder.environment().put("JWT_SECRET", UUID.randomUUID() + "-" + UUID.randomUUID());
        builder.environment().put("REPORTS_DIR", target.root().resolve(REPORTS).toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static boolean answers(HttpClient http, URI uri) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // Nothing listens yet.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
