package dev.aac.producer.identity.web;

import dev.aac.producer.identity.KeyRing;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request for an API key as it came. */
@Schema(name = "ApiKeyRequest")
public record ApiKeyRequest(
        @Schema(required = true, maxLength = DisplayText.LENGTH_MAX, examples = "Nightly pipeline")
                @Nullable String name,
        @Schema(
                        description = "At most your own",
                        enumeration = {"viewer", "developer", "admin"},
                        defaultValue = "developer")
                @Nullable String role,
        @Schema(
                        description = "When it stops to let in; without it, never",
                        format = "date-time",
                        examples = "2030-01-31T00:00:00Z")
                @Nullable String expiresAt) {

    private static final String ROLE_RULE =
            "must be one of "
                    + Arrays.stream(Role.values())
                            .map(Role::apiName)
                            .collect(Collectors.joining(", "));
    private static final String TIME_RULE = "must be a time such as 2030-01-31T00:00:00Z";

    /**
     * @throws ProblemException that names every field that is wrong
     */
    KeyRing.Wish toWish() {
        if (name == null || name.isBlank()) {
            throw new ProblemException(new Problem.MissingFields(List.of("name")));
        }
        Map<String, String> wrong = new TreeMap<>();
        if (!DisplayText.isClean(name)) {
            wrong.put("name", DisplayText.RULE);
        }
        Optional<Role> wanted = role == null ? Optional.of(Role.DEVELOPER) : Role.named(role);
        if (wanted.isEmpty()) {
            wrong.put("role", ROLE_RULE);
        }
        Optional<Instant> end = expiresAt == null ? Optional.empty() : time(expiresAt);
        if (expiresAt != null && end.isEmpty()) {
            wrong.put("expiresAt", TIME_RULE);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
        return new KeyRing.Wish(DisplayText.clean(name), wanted.orElseThrow(), end.orElse(null));
    }

    /** In milliseconds, as the store keeps it. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.ofEpochMilli(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeParseException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
