package dev.aac.bench;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Requests per CPU-second of the server for a list of 50, against a handler and a find. */
final class ListBench {

    private static final int ROWS = 50;
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 4;
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

    private final Member member;
    private final Target target;
    private final Report report;

    ListBench(Member member, Target target, Report report) {
        this.member = member;
        this.target = target;
        this.report = report;
    }

    void run() throws Exception {
        fill();
        try (ChildJvm floor =
                ChildJvm.start(
                        ListFloor.class, target.mongoUri(), member.account().organizationId())) {
            URI floorUri = URI.create("http://127.0.0.1:" + floor.firstLine());
            URI oursUri = URI.create(target.producerUrl() + "/api/executions?limit=" + ROWS);
            ProcessCost ours = new ProcessCost(target.producerPid());
            ProcessCost raw = new ProcessCost(floor.pid());
            perCpuSecond(oursUri, ours);
            perCpuSecond(floorUri, raw);
            double oursSum = 0;
            double rawSum = 0;
            for (int round = 0; round < ROUNDS; round++) {
                oursSum += perCpuSecond(oursUri, ours);
                rawSum += perCpuSecond(floorUri, raw);
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("connections", CONNECTIONS);
            figures.put("requestsPerCpuSecond", Math.round(oursSum / ROUNDS));
            figures.put("floorRequestsPerCpuSecond", Math.round(rawSum / ROUNDS));
            figures.put("ratio", Report.ratio(oursSum, rawSum));
            report.line("list", "authenticated list of 50 (P1)", figures);
        }
    }

    private void fill() {
        try (LiveSocket socket = member.openSocket()) {
            String last = "";
            for (int row = 0; row < ROWS; row++) {
                last = member.submit(ExecutionRequest.of(target.image(), "true")).taskId();
            }
            socket.awaitEnd(last, RUN_LIMIT);
        }
    }

    private double perCpuSecond(URI uri, ProcessCost server) throws InterruptedException {
        Duration before = server.cpu();
        long requests = load(uri);
        Duration used = server.cpu().minus(before);
        return requests / (used.toMillis() / 1_000.0);
    }

    /** Keeps every connection busy for one round and counts the answers. */
    private long load(URI uri) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + member.account().token())
                        .build();
        AtomicLong answers = new AtomicLong();
        long end = System.nanoTime() + ROUND.toNanos();
        CountDownLatch done = new CountDownLatch(CONNECTIONS);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                Thread.startVirtualThread(
                        () -> {
                            try {
                                askUntil(end, http, request, answers);
                            } finally {
                                done.countDown();
                            }
                        });
            }
            done.await();
        }
        return answers.get();
    }

    private static void askUntil(
            long end, HttpClient http, HttpRequest request, AtomicLong answers) {
        try {
            while (System.nanoTime() < end) {
                int status =
                        http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("answered " + status);
                }
                answers.incrementAndGet();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
