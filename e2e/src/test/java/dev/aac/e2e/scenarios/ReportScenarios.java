package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What real containers leave, from their folder to who looks at it. */
@ExtendWith(SharedInstallation.class)
final class ReportScenarios {

    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    private static final String JUNIT =
            "<testsuite name=\"s\"><testcase name=\"a\" time=\"0.5\"/>"
                    + "<testcase name=\"b\"><failure message=\"why\"/></testcase></testsuite>";

    private final AacInstallation installation;

    ReportScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    private static String path(String taskId, String rest) {
        return "/api/executions/" + taskId + rest;
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    @Test
    void filesAndTestsAreThereWhenTheRunHasEnded() {
        Member member = installation.newOrganization("reports");
        String command =
                "mkdir -p $AAC_REPORTS_DIR/html; cd $AAC_REPORTS_DIR; echo '%s' > junit.xml;"
                                .formatted(JUNIT)
                        + " head -c 700000 /dev/zero > html/video.webm; echo '<b>hi</b>' >"
                        + " html/index.html; exit 1";
        String taskId = member.submit(TestImage.running(command)).taskId();
        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("FAILED");
        Answer files = member.send("GET", path(taskId, "/artifacts"), null).orThrow(200);
        assertThat(texts(files.data(), "path"))
                .containsExactlyInAnyOrder("junit.xml", "html/video.webm", "html/index.html");
        assertThat(files.json().path("totals").path(0).path("complete").asBoolean()).isTrue();
        Answer tests = member.send("GET", path(taskId, "/tests"), null).orThrow(200);
        assertThat(texts(tests.data(), "outcome")).containsExactly("passed", "failed");
        Answer page =
                member.send("GET", path(taskId, "/reports/html/index.html"), null).orThrow(200);
        assertThat(page.body()).isEqualTo("<b>hi</b>\n");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .contains("sandbox allow-scripts");
        Answer video =
                member.send("GET", path(taskId, "/reports/html/video.webm"), null).orThrow(200);
        assertThat(video.body()).hasSize(700_000);
    }

    @Test
    void reportsMeantToDoHarmAreRefusedAndTheVerdictStays() {
        Member member = installation.newOrganization("bad-reports");
        String command =
                "mkdir -p $AAC_REPORTS_DIR; cd $AAC_REPORTS_DIR; ln -s /etc/passwd passwd;"
                        + " truncate -s 10000000000 zeros;"
                        + " seq 1 3000 | while read i; do : > f$i; done;"
                        + " echo '<!DOCTYPE x [<!ENTITY a \"b\">]><testsuite/>' > bomb.xml; exit 0";
        String taskId = member.submit(TestImage.running(command)).taskId();
        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("PASSED");
        Answer files = member.send("GET", path(taskId, "/artifacts?limit=500"), null).orThrow(200);
        JsonNode totals = files.json().path("totals").path(0);
        assertThat(totals.path("files").asInt()).isEqualTo(2_000);
        assertThat(totals.path("refused").asInt()).isGreaterThan(1_000);
        assertThat(totals.path("note").asText()).contains("entries were not kept");
    }

    @Test
    void testThatPassesAtTheSecondAttemptIsFlaky() {
        Member member = installation.newOrganization("flaky");
        String passed = JUNIT.replace("<failure message=\"why\"/>", "");
        String command =
                "mkdir -p $AAC_REPORTS_DIR; cd $AAC_REPORTS_DIR;"
                        + " if [ $AAC_ATTEMPT = 1 ]; then echo '%s' > junit.xml; exit 1; fi;"
                                .formatted(JUNIT)
                        + " echo '%s' > junit.xml".formatted(passed);
        String taskId =
                member.submit(TestImage.running(command).config("retryAttempts", 1)).taskId();
        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("UNSTABLE");
        Answer tests = member.send("GET", path(taskId, "/tests"), null).orThrow(200);
        assertThat(tests.json().path("attempt").asInt()).isEqualTo(2);
        assertThat(texts(tests.data(), "flaky")).containsExactly("false", "true");
    }
}
