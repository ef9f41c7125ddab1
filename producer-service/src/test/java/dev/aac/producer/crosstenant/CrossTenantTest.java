package dev.aac.producer.crosstenant;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.execution.live.MessageKinds;
import dev.aac.producer.execution.web.Workers;
import dev.aac.producer.operator.PlanChanges;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fence 4. Three organizations; each tries what belongs to each other one. */
@QuarkusTest
@Tag("serial")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossTenantTest {

    private static final int TENANTS = 3;
    private static final int EXECUTIONS_EACH = 2;
    private static final int PROBES_MIN = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final List<Tenant> tenants = new ArrayList<>();

    @Inject Workers workers;

    @Inject PlanChanges plans;

    /** Once; before all tests nobody knows yet where the producer listens. */
    @BeforeEach
    void signUp() {
        while (tenants.size() < TENANTS) {
            tenants.add(Tenant.with(EXECUTIONS_EACH, workers, plans));
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
        assertThat(AccessTable.operations()).containsExactlyInAnyOrderElementsOf(operations);
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
                            visitor(owner, Visitor.Kind.ADMIN)
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
                (stranger, victim) -> {
                    for (Visitor.Kind kind : Visitor.Kind.values()) {
                        probes.add(
                                new Probes(visitor(stranger, kind), victim)
                                        .tryAll(CrossTenantTable.operations()));
                    }
                });

        assertThat(probes.stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo(PROBES_MIN);
        assertThat(tenants.stream().map(Tenant::executions).toList()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void membersAreRefusedWhatTheirOwnRoleDoesNotAllow(Visitor.Kind kind) {
        for (Tenant owner : tenants) {
            List<Map<String, Object>> before = owner.executions();
            for (Row row : CrossTenantTable.operations()) {
                Optional<String> refusal = AccessTable.of(row.operation()).refusalOf(kind);
                for (Target target : refusal.isPresent() ? row.targets() : List.<Target>of()) {
                    Visitor.Reply reply =
                            visitor(owner, kind)
                                    .call(row, target, Disguise.NONE, owner.things().getFirst());
                    assertThat(reply.status()).as("%s", target).isEqualTo(403);
                    assertThat(reply.body()).as("%s", target).contains(refusal.orElseThrow());
                    assertThat(reply.whole()).as("%s", target).doesNotContain(owner.mark());
                }
            }
            assertThat(owner.executions()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("peopleInBothLanguages")
    void strangersLearnNothingOnTheLiveChannel(Visitor.Kind kind, Talk.Language language)
            throws Exception {
        forEachPair(
                (stranger, victim) -> {
                    Names token = new Names(Map.of("token", stranger.credential(kind)));
                    List<Names> missing =
                            Stream.generate(victim::missing).limit(EXECUTIONS_EACH).toList();
                    assertThat(said(language, token, victim.things()))
                            .isEqualTo(said(language, token, missing))
                            .noneMatch(text -> text.contains(victim.mark()))
                            .noneMatch(text -> text.contains(victim.admin().organizationId()));
                });
    }

    private static Stream<Arguments> peopleInBothLanguages() {
        return Stream.of(Visitor.Kind.values())
                .filter(kind -> !kind.isKey())
                .flatMap(
                        kind ->
                                Stream.of(Talk.Language.values())
                                        .map(language -> Arguments.of(kind, language)));
    }

    /** The strangers' own trails name what they named; nobody's holds a mark of another. */
    @Test
    void victimsAreToldOfAttemptsAndNothingOfTheStrangers() throws Exception {
        forEachPair(
                (stranger, victim) ->
                        stranger.admin()
                                .request()
                                .get("/api/users/" + victim.admin().userId())
                                .then()
                                .statusCode(404));
        for (Tenant victim : tenants) {
            await().atMost(PATIENCE).until(() -> !attemptsByNobody(victim).isEmpty());
            for (Tenant stranger : tenants) {
                if (!stranger.equals(victim)) {
                    assertThat(attemptsByNobody(victim))
                            .noneMatch(line -> line.contains(stranger.mark()))
                            .noneMatch(line -> namesOneOf(stranger, line));
                    assertThat(export(victim)).noneMatch(line -> line.contains(stranger.mark()));
                }
            }
        }
    }

    private static boolean namesOneOf(Tenant stranger, String line) {
        return stranger.things().getFirst().ids().stream().anyMatch(line::contains);
    }

    private static List<String> attemptsByNobody(Tenant victim) {
        return export(victim).stream()
                .filter(line -> line.contains("\"CrossTenantAccessAttempted\""))
                .filter(line -> line.contains("\"userId\":null,\"apiKeyId\":null"))
                .toList();
    }

    private static List<String> export(Tenant tenant) {
        return tenant.admin()
                .request()
                .accept("application/x-ndjson")
                .get("/api/audit-events")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    /** What is answered to every message about these things, without their names, in any order. */
    private static List<String> said(Talk.Language language, Names token, List<Names> things) {
        List<String> answers = new ArrayList<>();
        try (Talk talk = language.with(authority())) {
            talk.say(new Message("auth", "{'token':'{token}'}"), token);
            int expected = talk.awaitHeard(1).size();
            for (Names names : things) {
                for (Message message : CrossTenantTable.messages()) {
                    if (!message.event().equals("auth")) {
                        talk.say(message, names);
                        expected++;
                    }
                }
            }
            answers.addAll(talk.awaitHeard(expected));
        }
        answers.add(answerToSignIn(language, things.getFirst()));
        return answers.stream()
                .map(answer -> withoutNames(answer, things))
                .sorted()
                .collect(toCollection(ArrayList::new));
    }

    private static String answerToSignIn(Talk.Language language, Names names) {
        try (Talk talk = language.with(authority())) {
            talk.say(CrossTenantTable.messages().getFirst(), names);
            return talk.awaitHeard(1).getFirst();
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

    private static String authority() {
        return "localhost:" + RestAssured.port;
    }

    private static Visitor visitor(Tenant tenant, Visitor.Kind kind) {
        return new Visitor(
                URI.create("http://" + authority() + "/"), kind, tenant.credential(kind));
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
