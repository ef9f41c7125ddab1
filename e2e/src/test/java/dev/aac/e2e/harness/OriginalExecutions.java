package dev.aac.e2e.harness;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Executions as the original service stored them, the usual and the odd; always the same ones. */
public final class OriginalExecutions {

    private static final long FIRST_SECOND = 0x65000000L;
    private static final List<String> STATUSES =
            List.of(
                    "PASSED",
                    "PASSED",
                    "FAILED",
                    "UNSTABLE",
                    "ERROR",
                    "PASSED",
                    "FAILED",
                    "ANALYZING",
                    "RUNNING",
                    "PENDING",
                    "PASSED");

    private OriginalExecutions() {}

    static List<Document> numbered(int first, int afterLast) {
        return IntStream.range(first, afterLast).mapToObj(OriginalExecutions::numbered).toList();
    }

    /** One of them. */
    public static Document numbered(int number) {
        Random random = new Random(number);
        Instant start = Instant.ofEpochSecond(FIRST_SECOND + number * 60L);
        String status = STATUSES.get(number % STATUSES.size());
        Document config =
                new Document("environment", number % 2 == 0 ? "staging" : "production")
                        .append("baseUrl", "https://shop.example")
                        .append("retryAttempts", number % 6);
        Document execution =
                new Document("_id", id(number))
                        .append("taskId", taskId(number))
                        .append("status", status)
                        .append("image", image(number))
                        .append("command", "npx playwright test --shard=" + number % 4)
                        .append("folder", number % 3 == 0 ? "all" : "smoke/" + number % 10)
                        .append("startTime", start)
                        .append("endTime", start.plusMillis(random.nextInt(600_000)))
                        .append("config", config)
                        .append("tests", List.of("cart.spec.ts", "pay-" + number % 20 + ".spec.ts"))
                        .append("output", output(number, random))
                        .append("reportsBaseUrl", "http://old.example/reports/" + number);
        return switch (status) {
            case "ERROR" -> execution.append("error", "the container ended with 137");
            case "FAILED" -> execution.append("analysis", "a selector was not found");
            default -> execution;
        };
    }

    /** Some ids are none of the store's own making, as a program that names them itself has. */
    private static Object id(int number) {
        return number % 211 == 9
                ? "run-" + number
                : new ObjectId("%08x%016x".formatted(FIRST_SECOND + number * 60L, number));
    }

    /** Some names are there twice, and some are not allowed any more. */
    private static String taskId(int number) {
        if (number % 50 == 7) {
            return "task-" + (number - 1);
        }
        return number % 97 == 3 ? "task " + number + "!" : "task-" + number;
    }

    private static String image(int number) {
        return number % 113 == 5 ? "Not An Image" : "qa/suite:1." + number % 7;
    }

    private static String output(int number, Random random) {
        StringBuilder output = new StringBuilder();
        int lines = 1 + random.nextInt(24);
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
