package dev.aac.producer.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.producer.operator.OrganizationState.Use;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operator's command about one organization: shows it, and puts it on another plan. It asks the
 * producer that runs on this machine, or in this container, and is told where that is, and shows
 * who it is, by the settings of that producer. It touches no store.
 */
public final class OrganizationCommand {

    /** The first word of the producer's command line, which leads here. */
    public static final String WORD = "org";

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PORT_DEFAULT = "9000";

    private static final Map<String, String> KINDS =
            Map.of(
                    "projects", "projects",
                    "test_runs", "runs this month",
                    "users", "users",
                    "concurrent_runs", "runs at once");

    private final Environment environment;
    private final PrintStream out;
    private final PrintStream errors;

    /** Settings by the name of their environment variable. */
    @FunctionalInterface
    public interface Environment {

        /** Null when it is not set. */
        @Nullable String get(String name);
    }

    public OrganizationCommand(Environment environment, PrintStream out, PrintStream errors) {
        this.environment = environment;
        this.out = out;
        this.errors = errors;
    }

    /**
     * Prints what was asked for, or one sentence that says why not.
     *
     * @param words {@code <slug> [--plan free|team|enterprise] [--json]}
     * @return exit status: 0, 1 for what could not be done, 2 for what nobody understands
     */
    public int run(List<String> words) {
        try {
            OrganizationWords asked = OrganizationWords.of(words);
            String answer = client().ask(asked);
            if (asked.json()) {
                out.println(answer);
            } else {
                show(read(answer));
            }
            return DONE;
        } catch (Refusal refusal) {
            errors.println("aac: " + refusal.sentence());
            return refusal.status();
        }
    }

    private OperatorClient client() throws Refusal {
        String secret = setting("JWT_SECRET", "");
        if (secret.isEmpty()) {
            throw new Refusal(
                    FAILED, "JWT_SECRET is not set: the producer knows its operator by it.");
        }
        String host = setting("AAC_MANAGEMENT_HOST", LOOPBACK);
        String reached = host.equals("0.0.0.0") ? LOOPBACK : host;
        String port = setting("AAC_MANAGEMENT_PORT", PORT_DEFAULT);
        return new OperatorClient(
                URI.create("http://%s:%s".formatted(reached, port)),
                OperatorKey.of(secret),
                Clock.systemUTC());
    }

    private String setting(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static OrganizationState read(String answer) throws Refusal {
        try {
            return new ObjectMapper().readValue(answer, OrganizationState.class);
        } catch (JsonProcessingException _) {
            throw new Refusal(FAILED, "The producer is of another version: try --json.");
        }
    }

    private void show(OrganizationState state) {
        String previous = state.previousPlan();
        out.printf(
                "%s (%s) is on the plan %s%s.%n",
                state.name(),
                state.slug(),
                state.plan(),
                previous == null ? "" : " now, it was on " + previous);
        for (Use use : state.usage()) {
            out.printf(Locale.ROOT, "  %-16s %,9d of %,d%n", named(use), use.used(), use.limit());
        }
        List<Use> over = state.usage().stream().filter(Use::isOver).toList();
        if (!over.isEmpty()) {
            out.printf(
                    "Over the plan: %s. Nothing is taken away; no more is let in until it fits.%n",
                    over.stream()
                            .map(OrganizationCommand::named)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String named(Use use) {
        return Objects.requireNonNullElse(KINDS.get(use.kind()), use.kind());
    }
}
