package dev.aac.producer.crosstenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogTotals;
import dev.aac.producer.execution.web.Workers;
import dev.aac.producer.operator.PlanChanges;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.project.web.ProjectClient;
import io.restassured.http.ContentType;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;

/**
 * An organization that has something of everything, with its mark in every text.
 *
 * @param mark a word that occurs nowhere else
 * @param things its names, once for each of its executions
 * @param credentials of one of each kind who belong to it
 */
record Tenant(
        SignedUp admin, String mark, List<Names> things, Map<Visitor.Kind, String> credentials) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MARK_BYTES = 12;

    Tenant {
        things = List.copyOf(things);
        credentials = Map.copyOf(credentials);
    }

    static Tenant with(int executions, Workers workers, PlanChanges plans) {
        String mark = newMark();
        SignedUp admin = SignedUp.called(mark);
        roomFor(admin, plans);
        Map<Visitor.Kind, String> credentials = credentials(admin, mark);
        String projectId = project(admin, mark);
        Map<String, String> ids = ids(admin, mark, projectId);
        List<Names> things = new ArrayList<>();
        for (int i = 0; i < executions; i++) {
            String taskId = mark + "-" + i;
            submit(admin, projectId, mark, taskId, i % 2 == 0);
            workers.start(admin, taskId);
            workers.log(admin, taskId, "line of " + mark);
            workers.leave(admin, taskId, 1, mark + ".txt", mark);
            workers.leave(admin, taskId, 2, "junit.xml", junit(mark));
            workers.leave(admin, taskId, 3, "a/b.html", mark);
            workers.leftAll(admin, taskId);
            if (i < executions - 1) {
                workers.exit(admin, taskId, new LogTotals(1, 20, false));
            }
            Map<String, String> names = new HashMap<>(ids);
            names.put("mark", mark);
            names.put("taskId", taskId);
            names.put("image", image(mark));
            names.put("testKey", Sha256.hex(mark + '\0' + mark));
            names.put("email", admin.email());
            things.add(new Names(names));
        }
        return new Tenant(admin, mark, things, credentials);
    }

    /** The smallest plan has too few users. */
    private static void roomFor(SignedUp admin, PlanChanges plans) {
        String slug = admin.request().get("/api/organization").jsonPath().getString("data.slug");
        assertThat(plans.change(new Slug(slug), Plan.TEAM)).isPresent();
    }

    private static Map<Visitor.Kind, String> credentials(SignedUp admin, String mark) {
        String key =
                admin.request()
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "program " + mark, "role", "admin"))
                        .post("/api/auth/api-keys")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("data.key");
        return Map.of(
                Visitor.Kind.ADMIN, admin.token(),
                Visitor.Kind.DEVELOPER, Invited.by(admin, "developer").token(),
                Visitor.Kind.VIEWER, Invited.by(admin, "viewer").token(),
                Visitor.Kind.API_KEY, key);
    }

    private static Map<String, String> ids(SignedUp admin, String mark, String projectId) {
        String sessionId =
                admin.request().get("/api/auth/sessions").jsonPath().getString("data[0].id");
        String invitationId =
                made(admin, "/api/invitations", "email", "guest-" + mark + "@example.org");
        String apiKeyId = made(admin, "/api/auth/api-keys", "name", "key " + mark);
        return Map.of(
                "userId", admin.userId(),
                "organizationId", admin.organizationId(),
                "sessionId", sessionId,
                "invitationId", invitationId,
                "apiKeyId", apiKeyId,
                "projectId", projectId);
    }

    private static String project(SignedUp admin, String mark) {
        String id =
                ProjectClient.created(
                        admin,
                        Map.of(
                                "name",
                                "Project " + mark,
                                "slug",
                                mark,
                                "image",
                                image(mark),
                                "command",
                                "echo " + mark,
                                "folder",
                                mark,
                                "targetUrls",
                                Map.of("staging", "https://" + mark + ".example")));
        ProjectClient.change(
                        admin,
                        id + "/env",
                        Map.of(
                                "variables",
                                Map.of("PROJECT_NAME", mark),
                                "secrets",
                                Map.of("PROJECT_SECRET", mark)))
                .statusCode(200);
        return id;
    }

    private static String made(SignedUp admin, String route, String field, String value) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of(field, value, "role", "viewer"))
                .post(route)
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private static void submit(
            SignedUp admin, String projectId, String mark, String taskId, boolean fromPipeline) {
        String body =
                """
                {"taskId":"%2$s","image":"%3$s","projectId":"%5$s","command":"echo %1$s","folder":"%1$s",
                 "tests":["%1$s"],"groupName":"%1$s",
                 "config":{"environment":"%1$s","baseUrl":"https://%1$s.example.org",
                           "env":{"NAME":"%1$s"}}%4$s}
                """
                        .formatted(
                                mark,
                                taskId,
                                image(mark),
                                fromPipeline ? context(mark) : "",
                                projectId);
        admin.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(fromPipeline ? "/api/ci/trigger" : "/api/execution-request")
                .then()
                .statusCode(202);
    }

    private static String context(String mark) {
        return ",\"ciContext\":{\"source\":\"%1$s\",\"repository\":\"%1$s\",\"branch\":\"%1$s\"}"
                .formatted(mark);
    }

    private static String junit(String mark) {
        return """
        <testsuite name='%1$s'>
          <testcase name='%1$s' time='1'><failure/></testcase>
        </testsuite>
        """
                .formatted(mark);
    }

    private static String image(String mark) {
        return mark + "/tests:1";
    }

    private static String newMark() {
        byte[] random = new byte[MARK_BYTES];
        RANDOM.nextBytes(random);
        return "mark" + HexFormat.of().formatHex(random);
    }

    String credential(Visitor.Kind kind) {
        return requireNonNull(credentials.get(kind), "everybody has one");
    }

    /** Names of the same form that nothing has. */
    Names missing() {
        String other = newMark();
        return things.getFirst()
                .mapped(
                        name ->
                                name.contains(mark)
                                        ? name.replace(mark, other)
                                        : ObjectId.get().toHexString());
    }

    /** What it has, and in which state. */
    List<Map<String, Object>> executions() {
        return admin.request()
                .get("/api/executions?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
    }
}
