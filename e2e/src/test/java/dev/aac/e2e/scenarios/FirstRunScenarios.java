package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two organizations, one execution: its owner sees all of it, the other nothing. */
@ExtendWith(SharedInstallation.class)
final class FirstRunScenarios {

    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final AacInstallation installation;

    FirstRunScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void rootPageNeedsNoToken() {
        Answer answer = installation.client().api().send("GET", "/", null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().findValue("version")).isNotNull();
    }

    @Test
    void statusAndLineArriveLiveInOrderAndOnce() {
        Member owner = installation.newOrganization("first-owner");
        Member other = installation.newOrganization("first-other");
        try (LiveSocket ownSocket = owner.openSocket();
                LiveSocket otherSocket = other.openSocket()) {
            String taskId = owner.submit(TestImage.running("echo hello; exit 0")).taskId();

            ownSocket.awaitEnd(taskId, END_LIMIT);

            assertThat(ownSocket.statusesOf(taskId))
                    .containsExactly("PENDING", "RUNNING", "PASSED");
            assertThat(ownSocket.linesOf(taskId))
                    .containsExactly(new LoggedLine(1, "stdout", "hello"));
            assertNothingReaches(other, otherSocket);
            assertThat(owner.log(taskId)).containsExactly(new LoggedLine(1, "stdout", "hello"));
        }
    }

    /**
     * An event of the other's own that comes afterwards proves that nothing is still on its way.
     */
    private static void assertNothingReaches(Member other, LiveSocket otherSocket) {
        String own = other.submit(TestImage.running("true")).taskId();
        otherSocket.awaitEnd(own, END_LIMIT);
        assertThat(otherSocket.events())
                .filteredOn(event -> !event.taskId().isEmpty())
                .allMatch(event -> event.taskId().equals(own));
    }

    @Test
    void foreignExecutionAnswersTheSameBytesAsAMissingOne() {
        Member owner = installation.newOrganization("foreign-owner");
        Member other = installation.newOrganization("foreign-other");
        String foreign = owner.submit(TestImage.running("echo secret")).taskId();
        Eventually.end(owner, foreign, END_LIMIT);

        for (String[] route : routesOf("/api/executions/")) {
            Answer toForeign = ask(other, route[0], route[1].replace("{id}", foreign));
            Answer toMissing = ask(other, route[0], route[1].replace("{id}", "never-existed"));

            assertThat(toForeign.status()).as(route[0] + route[1]).isEqualTo(404);
            assertThat(toForeign.body()).isEqualTo(toMissing.body());
            assertThat(toForeign.text("error")).isEqualTo("Execution not found");
        }
        assertThat(owner.execution(foreign).status()).isEqualTo("PASSED");
        assertThat(other.executions("limit=50")).isEmpty();
    }

    private static List<String[]> routesOf(String base) {
        return List.of(
                new String[] {"GET", base + "{id}"},
                new String[] {"GET", base + "{id}/logs"},
                new String[] {"POST", base + "{id}/cancel"},
                new String[] {"DELETE", base + "{id}"});
    }

    /** With a correlation id of its own, so that only the id asked for can differ. */
    private Answer ask(Member member, String method, String path) {
        HttpRequest request =
                installation
                        .client()
                        .api()
                        .request(path)
                        .header("Authorization", "Bearer " + member.account().token())
                        .header("X-Correlation-Id", "same-for-all-0001")
                        .method(method, BodyPublishers.noBody())
                        .build();
        return installation.client().api().send(request);
    }

    @Test
    void twoOrganizationsMayUseTheSameTaskId() {
        Member one = installation.newOrganization("same-one");
        Member two = installation.newOrganization("same-two");

        one.submit(TestImage.running("echo one").taskId("nightly"));
        two.submit(TestImage.running("echo two; exit 1").taskId("nightly"));

        assertThat(Eventually.end(one, "nightly", END_LIMIT).status()).isEqualTo("PASSED");
        assertThat(Eventually.end(two, "nightly", END_LIMIT).status()).isEqualTo("FAILED");
        assertThat(one.log("nightly")).extracting(LoggedLine::text).containsExactly("one");
        assertThat(two.log("nightly")).extracting(LoggedLine::text).containsExactly("two");
    }

    @Test
    void secondUseOfATaskIdInOneOrganizationIsAConflict() {
        Member member = installation.newOrganization("conflict");
        member.submit(TestImage.running("true").taskId("only-once"));

        Answer second = member.trySubmit(TestImage.running("true").taskId("only-once"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(member.executions("limit=50")).hasSize(1);
    }

    @Test
    void deletedExecutionIsGoneWithItsLog() {
        Member member = installation.newOrganization("delete");
        String taskId = member.submit(TestImage.running("echo bye")).taskId();
        Eventually.end(member, taskId, END_LIMIT);

        member.delete(taskId);

        assertThat(member.send("GET", "/api/executions/" + taskId, null).status()).isEqualTo(404);
        assertThat(member.send("GET", "/api/executions/" + taskId + "/logs", null).status())
                .isEqualTo(404);
    }

    @Test
    void listPagesThroughAllExecutionsOnceNewestFirst() {
        Member member = installation.newOrganization("list");
        List<String> submitted = List.of("run-1", "run-2", "run-3", "run-4", "run-5");
        submitted.forEach(id -> member.submit(TestImage.running("true").taskId(id)));

        Answer first = member.send("GET", "/api/executions?limit=3", null).orThrow(200);
        String cursor = first.json().path("nextCursor").asText();
        Answer second = member.send("GET", "/api/executions?limit=3&cursor=" + cursor, null);

        assertThat(first.data().findValuesAsText("taskId"))
                .containsExactly("run-5", "run-4", "run-3");
        assertThat(second.orThrow(200).data().findValuesAsText("taskId"))
                .containsExactly("run-2", "run-1");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void containerKnowsItsExecution() {
        Member member = installation.newOrganization("environment");
        String script =
                "echo $CI $AAC_TASK_ID $AAC_ORGANIZATION_ID $AAC_ATTEMPT $AAC_FOLDER $TARGET; "
                        + "echo \"$AAC_TESTS\"";
        ExecutionSnapshot accepted =
                member.submit(
                        TestImage.running(script)
                                .taskId("knows-1")
                                .with("folder", "smoke")
                                .with("tests", List.of("a.spec", "b.spec"))
                                .config("env", Map.of("TARGET", "staging")));

        Eventually.end(member, accepted.taskId(), END_LIMIT);

        assertThat(member.log("knows-1"))
                .extracting(LoggedLine::text)
                .containsExactly(
                        "true knows-1 %s 1 smoke staging"
                                .formatted(member.account().organizationId()),
                        "a.spec",
                        "b.spec");
    }
}
