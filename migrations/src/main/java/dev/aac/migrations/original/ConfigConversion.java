package dev.aac.migrations.original;

import org.bson.Document;

/** How an execution was run; what is missing or out of bounds is what is the default today. */
final class ConfigConversion {

    private static final int TIMEOUT_SECONDS_MAX = 21_600;
    private static final int TIMEOUT_SECONDS_DEFAULT = 1_800;
    private static final int QUEUE_TIMEOUT_SECONDS = 86_400;
    private static final int RETRY_ATTEMPTS_MAX = 5;
    private static final double CPUS = 2;
    private static final int MEMORY_MB = 2_048;

    private ConfigConversion() {}

    static Document of(Document given) {
        Document config = new Document();
        appendText(config, given, "environment");
        appendText(config, given, "baseUrl");
        return config.append(
                        "retryAttempts", whole(given, "retryAttempts", 0, RETRY_ATTEMPTS_MAX, 0))
                .append(
                        "timeoutSeconds",
                        whole(
                                given,
                                "timeoutSeconds",
                                1,
                                TIMEOUT_SECONDS_MAX,
                                TIMEOUT_SECONDS_DEFAULT))
                .append("queueTimeoutSeconds", QUEUE_TIMEOUT_SECONDS)
                .append("env", variables(given))
                .append("cpus", CPUS)
                .append("memoryMb", MEMORY_MB);
    }

    private static void appendText(Document config, Document given, String field) {
        if (given.get(field) instanceof String text && !text.isBlank()) {
            config.append(field, text);
        }
    }

    private static int whole(Document given, String field, int min, int max, int otherwise) {
        return given.get(field) instanceof Number number
                        && number.doubleValue() == number.intValue()
                        && number.intValue() >= min
                        && number.intValue() <= max
                ? number.intValue()
                : otherwise;
    }

    private static Document variables(Document given) {
        Document variables = new Document();
        if (given.get("env") instanceof Document env) {
            env.forEach(
                    (name, value) -> {
                        if (value instanceof String text) {
                            variables.append(name, text);
                        }
                    });
        }
        return variables;
    }
}
