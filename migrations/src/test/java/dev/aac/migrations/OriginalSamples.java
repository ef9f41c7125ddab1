package dev.aac.migrations;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Executions as the original service stored them, the usual and the odd; always the same ones. */
final class OriginalSamples {

    private static final int BATCH = 1_000;
    private static final long FIRST_SECOND = 0x65000000L;
    private static final List<String> STATUSES =
            List.of(
                    "PASSED",
                    "PASSED",
                    "FAILED",
                    "PASSED",
                    "UNSTABLE",
                    "ERROR",
                    "PASSED",
                    "FAILED",
                    "ANALYZING",
                    "RUNNING",
                    "PENDING");

    private OriginalSamples() {}

    static void insert(MongoCollection<Document> executions, int count) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(numbered(i));
            if (batch.size() == BATCH || i == count - 1) {
                executions.insertMany(batch);
                batch.clear();
            }
        }
    }

    static Document numbered(int number) {
        Random random = new Random(number);
        Instant start =
                Instant.ofEpochSecond(
                        FIRST_SECOND + number * 60L, random.nextInt(1_000) * 1_000_000L);
        String status = STATUSES.get(number % STATUSES.size());
        Document sample =
                new Document("_id", id(number))
                        .append("taskId", taskId(number))
                        .append("status", status)
                        .append(
                                "image",
                                number % 113 == 5 ? "Not An Image" : "qa/suite:1." + number % 7)
                        .append("command", "npx playwright test --shard=" + number % 4)
                        .append("folder", number % 3 == 0 ? "all" : "smoke/" + number % 10)
                        .append("startTime", start)
                        .append("endTime", start.plusSeconds(random.nextInt(600)))
                        .append(
                                "config",
                                new Document(
                                                "environment",
                                                number % 2 == 0 ? "staging" : "production")
                                        .append("baseUrl", "https://shop.example")
                                        .append("retryAttempts", number % 6))
                        .append("tests", List.of("cart.spec.ts", "pay-" + number % 20 + ".spec.ts"))
                        .append("output", output(number, random))
                        .append(
                                "analysis",
                                status.equals("FAILED") ? "a selector was not found" : null)
                        .append("reportsBaseUrl", "http://old.example/reports/" + number);
        if (status.equals("ERROR")) {
            sample.append("error", "the container ended with 137");
        }
        return sample;
    }

    /** Some ids are none of the store's own making, as a program that names them itself has. */
    private static Object id(int number) {
        return number % 211 == 9
                ? "run-" + number
                : new ObjectId("%08x%016x".formatted(FIRST_SECOND + number * 60L, number));
    }

    private static String taskId(int number) {
        if (number % 50 == 7) {
            return "task-" + (number - 1);
        }
        return number % 97 == 3 ? "task " + number + "!" : "task-" + number;
    }

    private static String output(int number, Random random) {
        StringBuilder output = new StringBuilder();
        int lines = random.nextInt(24);
        for (int line = 0; line < lines; line++) {
            output.append("[chromium] › step ")
                    .append(random.nextInt(1_000_000))
                    .append(number % 5 == 0 ? " ✓\r\n" : " passed\n");
        }
        if (number % 500 == 11) {
            output.append("€".repeat(15_000));
        }
        return output.toString();
    }
}
