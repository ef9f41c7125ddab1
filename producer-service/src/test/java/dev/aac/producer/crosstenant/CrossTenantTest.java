package dev.aac.producer.crosstenant;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.execution.live.MessageKinds;
import dev.aac.producer.execution.live.SocketClient;
import dev.aac.producer.execution.web.Workers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Fence 4. Three organizations; each tries what belongs to each other one. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossTenantTest {

    private static final int TENANTS = 3;
    private static final int EXECUTIONS_EACH = 24;
    private static final int PROBES_MIN = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final List<Tenant> tenants = new ArrayList<>();

    @Inject Workers workers;

    /** Once; before all tests nobody knows yet where the producer listens. */
    @BeforeEach
    void signUp() {
        while (tenants.size() < TENANTS) {
            tenants.add(Tenant.with(EXECUTIONS_EACH, workers));
        }
    }

    @Test
    void everyOperationHasARow() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach(
                (path, item) ->
                        item.keySet().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path)
                                .forEach(operations::add));

        assertThat(CrossTenantTable.operations())
                .extracting(Row::operation)
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void everyMessageOfTheLiveChannelHasALine() {
        Names names = tenants.getFirst().things().getFirst();

        assertThat(CrossTenantTable.messages())
                .extracting(message -> MessageKinds.of(message.with(names)))
                .containsExactlyInAnyOrderElementsOf(MessageKinds.understood());
    }

    /** Or else strangers would be refused what nobody finds, and marks be looked for in vain. */
    @Test
    void ownersFindTheirMarkWhereStrangersDoNot() {
        for (Row row : CrossTenantTable.operations()) {
            if (row.method().equals("GET") && row.answer() != Row.Answer.OWN) {
                for (Target target : row.targets()) {
                    Tenant owner = tenants.getFirst();
                    Visitor.Reply reply =
                            visitor(owner)
                                    .call(row, target, Disguise.NONE, owner.things().getFirst());
                    assertThat(reply.status()).as("%s", target).isEqualTo(200);
                    assertThat(reply.body()).as("%s", target).contains(owner.mark());
                }
            }
        }
    }

    @Test
    void strangersLearnAndChangeNothingThroughAnyOperation() throws Exception {
        List<List<Map<String, Object>>> before = tenants.stream().map(Tenant::executions).toList();
        List<Integer> probes = new ArrayList<>();

        forEachPair(
                (stranger, victim) ->
                        probes.add(
                                new Probes(visitor(stranger), victim)
                                        .tryAll(CrossTenantTable.operations())));

        assertThat(probes.stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo(PROBES_MIN);
        assertThat(tenants.stream().map(Tenant::executions).toList()).isEqualTo(before);
    }

    @Test
    void strangersLearnNothingOnTheLiveChannel() throws Exception {
        forEachPair(
                (stranger, victim) -> {
                    List<Names> missing =
                            Stream.generate(victim::missing).limit(EXECUTIONS_EACH).toList();
                    assertThat(said(stranger, victim.things()))
                            .isEqualTo(said(stranger, missing))
                            .noneMatch(text -> text.contains(victim.mark()))
                            .noneMatch(text -> text.contains(victim.admin().organizationId()));
                });
    }

    /** What is answered to every message about these things, without their names, in any order. */
    private static List<String> said(Tenant stranger, List<Names> things) {
        List<String> answers = new ArrayList<>();
        try (SocketClient client = SocketClient.connect(uri("ws", "/ws"))) {
            client.signedIn(stranger.admin().token());
            int sent = 0;
            for (Names names : things) {
                for (Message message : CrossTenantTable.messages()) {
                    if (!message.event().equals("auth")) {
                        client.send(message.with(names));
                        sent++;
                    }
                }
            }
            int expected = 1 + sent;
            await().atMost(PATIENCE).until(() -> client.received().size() >= expected);
            answers.addAll(client.received());
        }
        answers.add(answerToSignIn(things.getFirst()));
        return answers.stream()
                .map(answer -> withoutNames(answer, things))
                .sorted()
                .collect(toCollection(ArrayList::new));
    }

    private static String answerToSignIn(Names names) {
        Message auth = CrossTenantTable.messages().getFirst();
        try (SocketClient client = SocketClient.connect(uri("ws", "/ws"))) {
            client.send(auth.with(names));
            await().atMost(PATIENCE).until(() -> !client.received().isEmpty());
            return client.received().getFirst();
        }
    }

    /** An answer may repeat the name that it was asked about. */
    private static String withoutNames(String answer, List<Names> things) {
        String without = answer;
        for (Names names : things) {
            without = without.replace('"' + names.get("taskId") + '"', "\"it\"");
        }
        return without;
    }

    private static URI uri(String scheme, String path) {
        return URI.create(scheme + "://localhost:" + RestAssured.port + path);
    }

    private static Visitor visitor(Tenant tenant) {
        return new Visitor(uri("http", "/"), tenant.admin().token());
    }

    private void forEachPair(Encounter encounter) throws Exception {
        for (Tenant stranger : tenants) {
            for (Tenant victim : tenants) {
                if (!stranger.equals(victim)) {
                    encounter.between(stranger, victim);
                }
            }
        }
    }

    /** What a stranger does to a victim. */
    private interface Encounter {
        void between(Tenant stranger, Tenant victim) throws Exception;
    }
}
