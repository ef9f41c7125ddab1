package dev.aac.producer.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against a producer that answers as it is told. */
class OrganizationCommandTest {

    private static final String SECRET = "the installation's secret";
    private static final String STATE =
            """
            {"id":"0123456789abcdef01234567","name":"Acme","slug":"acme","plan":"free",
             "previousPlan":"team",
             "limits":{"maxProjects":1,"maxTestRuns":100,"maxUsers":3,"maxConcurrentRuns":1},
             "month":"2026-11","usage":[{"kind":"projects","used":0,"limit":1},
             {"kind":"test_runs","used":1200,"limit":100},{"kind":"users","used":5,"limit":3},
             {"kind":"concurrent_runs","used":1,"limit":1}]}\
            """;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer producer;
    private volatile int status = 200;
    private volatile String body = STATE;

    OrganizationCommandTest() throws IOException {
        producer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        producer.createContext("/", this::answer);
        producer.start();
        environment.put("JWT_SECRET", SECRET);
        environment.put("AAC_MANAGEMENT_PORT", "" + producer.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        producer.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String method = call.getRequestMethod();
        String path = call.getRequestURI().getPath();
        String proof = call.getRequestHeaders().getFirst(OperatorKey.HEADER);
        boolean proven =
                proof != null && OperatorKey.of(SECRET).proves(proof, method, path, Instant.now());
        asked.add(method + " " + path);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(proven ? status : 401, bytes.length);
        try (call) {
            call.getResponseBody().write(bytes);
        }
    }

    private int run(String... words) {
        return new OrganizationCommand(
                        environment::get,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(List.of(words));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String sentence() {
        return errors.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void planIsChangedAndWhatIsOverItIsSaid() {
        assertThat(run("acme", "--plan", "free")).isZero();
        assertThat(asked).containsExactly("PUT /operator/organizations/acme/plan/free");
        assertThat(printed().lines())
                .containsExactly(
                        "Acme (acme) is on the plan free now, it was on team.",
                        "  projects                 0 of 1",
                        "  runs this month      1,200 of 100",
                        "  users                    5 of 3",
                        "  runs at once             1 of 1",
                        "Over the plan: runs this month, users. Nothing is taken away; no more is"
                                + " let in until it fits.");
        assertThat(sentence()).isEmpty();
    }

    @Test
    void withoutAPlanItIsOnlyShown() {
        body = STATE.replace("\"previousPlan\":\"team\",", "").replace("1200", "12");
        assertThat(run("acme")).isZero();
        assertThat(asked).containsExactly("GET /operator/organizations/acme");
        assertThat(printed()).startsWith("Acme (acme) is on the plan free.\n");
        assertThat(printed()).contains("Over the plan: users.");
    }

    @Test
    void programsGetTheAnswerAsItIs() {
        assertThat(run("acme", "--json")).isZero();
        assertThat(printed().strip()).isEqualTo(STATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                    | org is followed by the slug of an organization.
                    --json                | org is followed by the slug of an organization.
                    acme --quick          | "--quick" is not an option of org.
                    acme team             | "team" is not an option of org.
                    acme --plan gold      | There is no plan "gold"; the plans are: free, team, enterprise.
                    acme --plan           | There is no plan ""; the plans are: free, team, enterprise.
                    """)
    void whatNobodyUnderstandsIsSaidAndAsksNobody(String words, String expected) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" ", -1))).isEqualTo(2);
        assertThat(sentence()).isEqualTo("aac: " + expected);
        assertThat(asked).isEmpty();
    }

    @Test
    void unknownSlugIsSaid() {
        status = 404;
        assertThat(run("nobody", "--plan", "team")).isEqualTo(1);
        assertThat(sentence()).isEqualTo("aac: There is no organization with the slug \"nobody\".");
        assertThat(run("No Slug")).isEqualTo(1);
        assertThat(asked).hasSize(1);
        assertThat(printed()).isEmpty();
    }

    @Test
    void otherSecretAndNoSecretAreSaid() {
        environment.put("JWT_SECRET", "another");
        assertThat(run("acme")).isEqualTo(1);
        assertThat(sentence()).contains("has another JWT_SECRET, or another time.");
        environment.remove("JWT_SECRET");
        errors.reset();
        assertThat(run("acme")).isEqualTo(1);
        assertThat(sentence()).startsWith("aac: JWT_SECRET is not set");
    }

    @Test
    void producerThatCannotOrIsNotThereIsSaid() {
        status = 503;
        assertThat(run("acme")).isEqualTo(1);
        assertThat(sentence()).contains("could not do it (status 503)");
        errors.reset();
        producer.stop(0);
        assertThat(run("acme")).isEqualTo(1);
        assertThat(sentence()).startsWith("aac: No producer answers at http://127.0.0.1:");
    }

    @Test
    void producerThatListensEverywhereIsAskedOnThisMachine() {
        environment.put("AAC_MANAGEMENT_HOST", "0.0.0.0");
        assertThat(run("acme")).isZero();
    }
}
