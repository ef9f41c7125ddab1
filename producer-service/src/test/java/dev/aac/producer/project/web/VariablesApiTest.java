package dev.aac.producer.project.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("serial")
class VariablesApiTest {

    private static final int RACERS = 8;

    @Test
    void variablesAreSetAndRemovedOneByOne() {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";
        ProjectClient.get(admin, env).then().statusCode(200).body("data.variables", anEmptyMap());

        set(admin, env, "{\"A\":\"1\",\"_b2\":\"zwei 😀\\nlines\",\"EMPTY\":\"\"}");
        ProjectClient.change(admin, env, "{\"variables\":{\"A\":null,\"C\":\"3\",\"NO\":null}}")
                .statusCode(200)
                .body(
                        "data.variables",
                        equalTo(Map.of("_b2", "zwei 😀\nlines", "EMPTY", "", "C", "3")));
        ProjectClient.get(admin, env)
                .then()
                .body(
                        "data.variables",
                        equalTo(Map.of("_b2", "zwei 😀\nlines", "EMPTY", "", "C", "3")));
    }

    @Test
    void projectItselfDoesNotShowThem() {
        SignedUp admin = SignedUp.anew();
        String id = newProject(admin);
        try (LogRecords log = LogRecords.listen()) {
            set(admin, id + "/env", "{\"PASSWORD\":\"hunter2\"}");
            ProjectClient.change(admin, id, Map.of("name", "Other")).statusCode(200);
            assertThat(log.saying("hunter2")).isEmpty();
        }
        assertThat(ProjectClient.get(admin, id).asString()).doesNotContain("hunter2");
        assertThat(admin.request().get(ProjectClient.ROUTE).asString()).doesNotContain("hunter2");
        assertThat(admin.request().get("/api/audit-events?limit=200").asString())
                .contains("variables")
                .doesNotContain("hunter2")
                .doesNotContain("PASSWORD");
        ProjectClient.get(admin, id + "/env")
                .then()
                .body("data.variables.PASSWORD", equalTo("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|variables",
                "{\"variables\":null}|variables",
                "{\"variables\":{}}|variables",
                "{\"variables\":{\"1A\":\"x\"}}|variables",
                "{\"variables\":{\"A-B\":\"x\"}}|variables",
                "{\"variables\":{\"a.b\":\"x\"}}|variables",
                "{\"variables\":{\"$set\":\"x\"}}|variables",
                "{\"variables\":{\"\":\"x\"}}|variables",
                "{\"variables\":{\"AAC_TASK_ID\":\"x\"}}|variables.AAC_TASK_ID",
                "{\"variables\":{\"A\":\"a\\u0000\"}}|variables.A",
                "{\"variables\":{\"A\":1}}|variables.A",
                "{\"variable\":{\"A\":\"x\"}}|variable"
            })
    void wrongVariablesAreNamed(String body, String field) {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";
        ProjectClient.change(admin, env, body).statusCode(400).body("fields", hasKey(field));
        ProjectClient.get(admin, env).then().body("data.variables", anEmptyMap());
    }

    @Test
    void numberAndSizeAreLimited() {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";
        Map<String, String> hundred = new TreeMap<>();
        for (int n = 0; n < 100; n++) {
            hundred.put("V" + n, "x");
        }
        ProjectClient.change(admin, env, Map.of("variables", hundred)).statusCode(200);
        ProjectClient.change(admin, env, "{\"variables\":{\"ONE_MORE\":\"x\"}}")
                .statusCode(400)
                .body("fields", hasKey("variables"));
        ProjectClient.change(admin, env, "{\"variables\":{\"ONE_MORE\":\"x\",\"V0\":null}}")
                .statusCode(200);
        ProjectClient.change(
                        admin, env, Map.of("variables", Map.of("V1", "x".repeat(16 * 1024 + 1))))
                .statusCode(400)
                .body("fields", hasKey("variables.V1"));
        ProjectClient.get(admin, env).then().body("data.variables.size()", equalTo(100));
    }

    @Test
    void ofChangesAtOnceNoneIsLost() throws Exception {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            String body = "{\"variables\":{\"V" + i + "\":\"x\"}}";
            racers.add(() -> ProjectClient.change(admin, env, body).extract().statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        assertThat(statuses).containsOnly(200);
        ProjectClient.get(admin, env).then().body("data.variables.size()", equalTo(RACERS));
    }

    @Test
    void viewersReadDevelopersWriteAndStrangersFindNothing() {
        SignedUp admin = SignedUp.anew();
        String env = newProject(admin) + "/env";
        SignedUp viewer = Invited.by(admin, "viewer");
        set(Invited.by(admin, "developer"), env, "{\"A\":\"secret-of-acme\"}");
        ProjectClient.get(viewer, env).then().statusCode(200);
        ProjectClient.change(viewer, env, "{\"variables\":{\"A\":\"x\"}}").statusCode(403);

        SignedUp stranger = SignedUp.anew();
        Set<String> answers = new LinkedHashSet<>();
        for (String path : List.of(env, "0".repeat(24) + "/env", "x/env")) {
            for (Response answer :
                    List.of(
                            ProjectClient.get(stranger, path),
                            ProjectClient.change(stranger, path, "{\"variables\":{\"A\":\"x\"}}")
                                    .extract()
                                    .response())) {
                assertThat(answer.statusCode()).isEqualTo(404);
                answers.add(
                        answer.asString()
                                .replace(answer.jsonPath().getString("correlationId"), ""));
            }
        }
        assertThat(answers).hasSize(1);
        ProjectClient.get(admin, env)
                .then()
                .body("data.variables", equalTo(Map.of("A", "secret-of-acme")));
    }

    private static String newProject(SignedUp admin) {
        return ProjectClient.created(admin, Map.of("name", "Shop"));
    }

    private static void set(SignedUp person, String env, String variables) {
        ProjectClient.change(person, env, "{\"variables\":" + variables + "}").statusCode(200);
    }
}
