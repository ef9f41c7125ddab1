package dev.aac.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.aac.bench.PacedLoad.Asked;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * What a page feels: 70 % reads of one execution, 20 % lists of 50 and 10 % new executions that
 * wait, over few and over many connections, against the raw driver's finds of the same.
 */
final class MixedBench {

    private static final int[] CONNECTIONS = {50, 1_000};
    private static final int PER_SECOND = 300;
    private static final int ROWS = 50;
    private static final int FINDS_PER_LIST = 7;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

    private final Member member;
    private final Target target;
    private final Report report;
    private final List<String> tasks = new ArrayList<>();

    MixedBench(Member member, Target target, Report report) {
        this.member = member;
        this.target = target;
        this.report = report;
    }

    void run() throws Exception {
        try (LiveSocket socket = member.openSocket()) {
            for (int row = 0; row < ROWS; row++) {
                tasks.add(member.submit(ExecutionRequest.of(target.image(), "true")).taskId());
            }
            tasks.forEach(task -> socket.awaitEnd(task, RUN_LIMIT));
            try (BusySlots _ = new BusySlots(member, socket, target)) {
                for (int connections : CONNECTIONS) {
                    measure(connections);
                }
            }
        }
    }

    private void measure(int connections) throws Exception {
        URI service = URI.create(target.producerUrl());
        ProcessCost producer = new ProcessCost(target.producerPid());
        ProcessCost store = new ProcessCost(target.storePid());
        try (PacedLoad load =
                new PacedLoad(
                        service, member.account().token(), connections, PacedLoad.ANSWER_LIMIT)) {
            load.run(PER_SECOND, WARM_UP, this::mixed);
            Samples floor = rawFinds();
            Duration producerBefore = producer.cpu();
            Duration storeBefore = store.cpu();
            PacedLoad.Answers answers = load.run(PER_SECOND, MEASURED, this::mixed);
            Samples ours = answers.times();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("connections", connections);
            figures.put("requestsPerSecond", PER_SECOND);
            figures.put("n", ours.size());
            figures.put("p50Ms", ours.percentile(50));
            figures.put("p95Ms", ours.percentile(95));
            figures.put("p99Ms", ours.percentile(99));
            figures.put("rawFindP50Ms", floor.percentile(50));
            figures.put("unanswered", answers.unanswered());
            figures.put("producerCpuMsEach", producer.millisEach(producerBefore, ours.size()));
            figures.put("storeCpuMsEach", store.millisEach(storeBefore, ours.size()));
            figures.put("ratioP50", Report.ratio(ours.percentile(50), floor.percentile(50)));
            report.line("mixed", "70 % reads, 20 % lists, 10 % writes (P2)", figures);
        }
    }

    private Asked mixed(int number) {
        return switch (number % 10) {
            case 3, 8 -> Asked.get("/api/executions?limit=" + ROWS);
            case 5 ->
                    new Asked(
                            HttpMethod.POST,
                            "/api/executions",
                            ExecutionRequest.of(target.image(), "true").body().toString(),
                            202);
            default -> Asked.get("/api/executions/" + tasks.get(number % ROWS));
        };
    }

    /** The driver alone, on one connection: seven finds of one and two of a page. */
    private Samples rawFinds() {
        Samples samples = new Samples();
        ObjectId organization = new ObjectId(member.account().organizationId());
        try (MongoClient store = MongoClients.create(target.mongoUri())) {
            MongoCollection<Document> executions =
                    store.getDatabase("automation_platform").getCollection("executions");
            for (int i = 0; i < 2_000; i++) {
                long began = System.nanoTime();
                if (i % (FINDS_PER_LIST + 2) < FINDS_PER_LIST) {
                    one(executions, organization, tasks.get(i % ROWS));
                } else {
                    page(executions, organization);
                }
                samples.addNanos(System.nanoTime() - began);
            }
        }
        return samples;
    }

    private static void one(
            MongoCollection<Document> executions, ObjectId organization, String taskId) {
        Document filter = new Document("organizationId", organization).append("taskId", taskId);
        if (executions.find(filter).first() == null) {
            throw new IllegalStateException(taskId + " is not in the store");
        }
    }

    private static void page(MongoCollection<Document> executions, ObjectId organization) {
        executions
                .find(new Document("organizationId", organization))
                .sort(new Document("createdAt", -1).append("taskId", -1))
                .limit(ROWS)
                .into(new ArrayList<>());
    }
}
