package dev.aac.producer.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aac.producer.platform.testing.SignedUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What the description cannot say of fields by their names: which form a text has, and which fields
 * a request that is to succeed has or does without. Whoever adds a field with a form of its own
 * adds it here, or the fuzz test says that its operation was never served.
 */
final class Forms {

    /** Without these hardly anything succeeds, though they are not marked as required. */
    private static final Set<String> ALWAYS =
            Set.of(
                    "email",
                    "password",
                    "name",
                    "organizationName",
                    "currentPassword",
                    "newPassword",
                    "tokenTransport",
                    "refreshToken",
                    "on");

    /** Each of these makes another request of it, whose other fields have to fit. */
    private static final Set<String> NEVER =
            Set.of("inviteToken", "projectId", "failedOnly", "model", "address", "key");

    private static final Set<String> VARIABLES = Set.of("env", "variables", "secrets");
    private static final String LOGIN = "POST /api/auth/login";
    private static final int ID_BYTES = 12;
    private static final int SLUG_BYTES = 10;
    private static final int SHA_BYTES = 20;
    private static final Duration AHEAD = Duration.ofDays(30);

    private final Harvest harvest;

    Forms(Harvest harvest) {
        this.harvest = harvest;
    }

    static boolean isAlways(String field) {
        return ALWAYS.contains(field);
    }

    static boolean isNever(String field) {
        return NEVER.contains(field);
    }

    /**
     * A value for a field of that name, if its name says what it must be.
     *
     * @param person in whose name it is asked
     */
    Optional<JsonNode> value(Route route, String field, SignedUp person, Random random) {
        return text(route, field, person, random)
                .<JsonNode>map(JsonNodeFactory.instance::textNode)
                .or(() -> structure(field, random));
    }

    /** The same as a text. */
    Optional<String> text(Route route, String field, SignedUp person, Random random) {
        return switch (field) {
            case "email" ->
                    Optional.of(
                            route.name().equals(LOGIN)
                                    ? person.email()
                                    : "f" + hex(random, ID_BYTES) + "@example.org");
            case "password", "currentPassword", "newPassword" -> Optional.of(person.password());
            case "role" -> one(random, "admin", "developer", "viewer");
            // An invitation's is another thing than a person's.
            case "status" ->
                    route.path().startsWith("/api/users")
                            ? Optional.of("active")
                            : one(random, "pending", "accepted", "expired", "revoked");
            case "tokenTransport" -> Optional.of("body");
            case "refreshToken" -> harvest.last("refreshToken");
            case "token" -> harvest.any("inviteToken", random);
            // No model's provider goes without a key, which nobody can make up.
            case "provider" ->
                    route.path().startsWith("/api/organization")
                            ? Optional.of("")
                            : one(random, "google", "github", "microsoft");
            case "taskId" -> Optional.of("t" + hex(random, ID_BYTES));
            case "slug" -> Optional.of("s" + hex(random, SLUG_BYTES));
            case "cursor" -> harvest.any("cursor " + route.path(), random);
            default -> ofRun(field, random);
        };
    }

    private static Optional<String> ofRun(String field, Random random) {
        return switch (field) {
            case "image" -> one(random, "busybox:1", "registry.example/team/tests:1.2");
            case "command" -> one(random, "echo one", "echo one\necho two");
            case "folder" -> one(random, "all", "smoke/tests");
            case "baseUrl", "runUrl", "development", "staging", "production" ->
                    Optional.of("https://example.org/a?b=c");
            case "reportsPath" -> Optional.of("/reports");
            case "commitSha" -> Optional.of(hex(random, SHA_BYTES));
            case "expiresAt" -> Optional.of(Instant.now().plus(AHEAD).toString());
            case "from" -> Optional.of("2026-01-01T00:00:00Z");
            case "to" -> Optional.of("2099-01-01T00:00:00Z");
            case "actor" -> Optional.of(hex(random, ID_BYTES));
            case "subject" -> Optional.of("execution:t" + hex(random, 1));
            case "type" -> one(random, "UserLoggedIn", "ExecutionRequested");
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> structure(String field, Random random) {
        if (!VARIABLES.contains(field)) {
            return Optional.empty();
        }
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            // No name can be a variable and a secret.
            variables.put((field.equals("secrets") ? "SECRET_" : "VARIABLE_") + i, "value " + i);
        }
        return Optional.of(variables);
    }

    static String hex(Random random, int bytes) {
        byte[] chosen = new byte[bytes];
        random.nextBytes(chosen);
        return HexFormat.of().formatHex(chosen);
    }

    private static Optional<String> one(Random random, String... choices) {
        return Optional.of(List.of(choices).get(random.nextInt(choices.length)));
    }
}
