package dev.aac.producer.platform.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything a caller can be told went wrong: the whole list. Titles are stable, because clients
 * match on them; messages say what to do; nothing here ever carries an exception's own words. Those
 * without detail are in {@link FixedProblem}, those about providers in {@link ProviderProblem}.
 */
public sealed interface Problem
        permits FixedProblem,
                ProviderProblem,
                DetailsRemoved,
                Problem.InvalidRequest,
                Problem.MissingFields,
                Problem.UnknownFields,
                Problem.WeakPassword,
                Problem.InsufficientPermissions,
                Problem.MonthlyRunsUsedUp,
                Problem.ProjectsUsedUp,
                Problem.TooManyRequests,
                Problem.TooManyLogStreams,
                Problem.BodyTooLarge {

    /** When to try again after a dependency was away. */
    int DEPENDENCY_RETRY_SECONDS = 2;

    /** What the answer says. */
    Wording wording();

    /** The offending fields with what is wrong about each; empty when that does not apply. */
    default Map<String, String> fields() {
        return Map.of();
    }

    /** Seconds after which trying again makes sense; 0 when that does not apply. */
    default int retryAfterSeconds() {
        return 0;
    }

    /** The plan's limit that was reached, when it is about one. */
    default Optional<Allowance> allowance() {
        return Optional.empty();
    }

    /**
     * How much a plan allows until when.
     *
     * @param reset when counting begins anew; null for what is counted at all times
     */
    record Allowance(int limit, int used, @Nullable Instant reset) {}

    /**
     * @param status the HTTP status
     * @param title short and stable
     * @param message what to do, in a sentence
     * @param code dotted, for programs
     */
    record Wording(int status, String title, String message, String code) {}

    /** A request whose fields break rules. */
    record InvalidRequest(Map<String, String> fields) implements Problem {
        public InvalidRequest {
            fields = Map.copyOf(new TreeMap<>(fields));
        }

        /** One field and what is wrong about it. */
        public static InvalidRequest field(String name, String rule) {
            return new InvalidRequest(Map.of(name, rule));
        }

        @Override
        public Wording wording() {
            return new Wording(
                    400,
                    "Invalid request",
                    "Correct the fields named in \"fields\"",
                    "request.invalid");
        }
    }

    /**
     * A request without fields it needs.
     *
     * @param wrong other fields, with what is wrong about them
     */
    record MissingFields(List<String> names, Map<String, String> wrong) implements Problem {
        public MissingFields {
            names = List.copyOf(new TreeSet<>(names));
            wrong = Map.copyOf(wrong);
        }

        /** Nothing else is wrong. */
        public MissingFields(List<String> names) {
            this(names, Map.of());
        }

        @Override
        public Wording wording() {
            return new Wording(
                    400,
                    "Missing required fields",
                    "Required: " + String.join(", ", names),
                    "request.missing_fields");
        }

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new TreeMap<>(wrong);
            names.forEach(name -> fields.put(name, "is required"));
            return fields;
        }
    }

    /** A request with fields that do not exist. */
    record UnknownFields(List<String> names) implements Problem {
        public UnknownFields {
            names = List.copyOf(new TreeSet<>(names));
        }

        @Override
        public Wording wording() {
            return new Wording(
                    400,
                    "Unknown fields",
                    "Remove: " + String.join(", ", names),
                    "request.unknown_fields");
        }

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new TreeMap<>();
            names.forEach(name -> fields.put(name, "is not known"));
            return fields;
        }
    }

    /** A new password that breaks rules. */
    record WeakPassword(List<String> brokenRules) implements Problem {
        public WeakPassword {
            brokenRules = List.copyOf(brokenRules);
        }

        @Override
        public Wording wording() {
            return new Wording(
                    400, "Weak password", String.join(", ", brokenRules), "auth.weak_password");
        }
    }

    /** The caller's role lacks the permission. */
    record InsufficientPermissions(List<String> sufficientRoles) implements Problem {
        public InsufficientPermissions {
            sufficientRoles = List.copyOf(sufficientRoles);
        }

        @Override
        public Wording wording() {
            return new Wording(
                    403,
                    "Insufficient permissions",
                    "Required role: " + String.join(" or ", sufficientRoles),
                    "auth.insufficient_permissions");
        }
    }

    /**
     * The plan's runs of the month are used up.
     *
     * @param reset when the next month begins
     * @param refusedAt when that was
     */
    record MonthlyRunsUsedUp(int limit, int used, Instant reset, Instant refusedAt)
            implements Problem {
        @Override
        public Wording wording() {
            return new Wording(
                    429,
                    "Too many requests",
                    "The plan's test runs of this month are used up;"
                            + " wait for the next month, or ask for a larger plan",
                    "quota.monthly_runs");
        }

        @Override
        public int retryAfterSeconds() {
            // A month has 2,678,400 seconds; the last one is not over before it is.
            return (int) Duration.between(refusedAt, reset).toSeconds() + 1;
        }

        @Override
        public Optional<Allowance> allowance() {
            return Optional.of(new Allowance(limit, used, reset));
        }
    }

    /**
     * The plan's projects are all there.
     *
     * @param used more than the limit when that was lowered
     */
    record ProjectsUsedUp(int limit, int used) implements Problem {
        @Override
        public Wording wording() {
            return new Wording(
                    409,
                    "Plan limit reached",
                    "All projects of the plan are there; delete one, or ask for a larger plan",
                    "quota.projects");
        }

        @Override
        public Optional<Allowance> allowance() {
            return Optional.of(new Allowance(limit, used, null));
        }
    }

    /** More requests in a time than a client may make. */
    record TooManyRequests(int retryAfterSeconds) implements Problem {
        @Override
        public Wording wording() {
            return new Wording(
                    429,
                    "Too many requests",
                    "Wait the seconds that \"retryAfter\" says, and try again",
                    "request.rate_limited");
        }
    }

    /** An organization that follows as many logs at once as it may, here. */
    record TooManyLogStreams(int limit) implements Problem {
        @Override
        public Wording wording() {
            return new Wording(
                    429,
                    "Too many requests",
                    "Your organization follows " + limit + " logs already; end one, or read pages",
                    "logs.too_many_streams");
        }

        @Override
        public int retryAfterSeconds() {
            return DEPENDENCY_RETRY_SECONDS;
        }
    }

    /** A body over the limit. */
    record BodyTooLarge(long maxBytes) implements Problem {
        @Override
        public Wording wording() {
            return new Wording(
                    413,
                    "Request body too large",
                    "Send at most " + maxBytes + " bytes",
                    "request.body_too_large");
        }
    }
}
