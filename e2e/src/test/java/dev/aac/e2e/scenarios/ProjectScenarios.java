package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Executions of a project, in real containers. */
@ExtendWith(SharedInstallation.class)
final class ProjectScenarios {

    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final AacInstallation installation;

    ProjectScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void projectsCommandAndVariablesReachTheContainer() {
        Member member = installation.newOrganization("project");
        ObjectNode shop = TestImage.running("echo $BASE_URL $GREETING $NAME in $AAC_FOLDER").body();
        shop.put("name", "Shop").put("folder", "smoke");
        shop.withObject("/targetUrls").put("staging", "https://staging.example");
        String project =
                member.send("POST", "/api/projects", shop.toString())
                        .orThrow(201)
                        .data()
                        .path("id")
                        .asText();
        member.send(
                        "PATCH",
                        "/api/projects/" + project + "/env",
                        "{\"variables\":{\"GREETING\":\"hello\",\"NAME\":\"project\"}}")
                .orThrow(200);

        ExecutionRequest request =
                new ExecutionRequest(shop.objectNode())
                        .with("projectId", project)
                        .config("environment", "staging")
                        .config("env", Map.of("NAME", "world"));
        String taskId = member.submit(request).taskId();
        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("PASSED");
        assertThat(member.log(taskId))
                .extracting(LoggedLine::text)
                .containsExactly("https://staging.example hello world in smoke");
        assertThat(member.executions("projectId=" + project))
                .extracting(ExecutionSnapshot::taskId)
                .containsExactly(taskId);
    }
}
