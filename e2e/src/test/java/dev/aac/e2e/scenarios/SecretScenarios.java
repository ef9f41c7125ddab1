package dev.aac.e2e.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.Json;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.client.SocketEvent;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.InstallationDatabase;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S6 in real containers: what a project keeps secret is shown nowhere, whatever prints it. */
@ExtendWith(SharedInstallation.class)
final class SecretScenarios {

    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final String TOKEN = "e2e-hunter22/with+signs&more";
    private static final String KEY = "-----BEGIN E2E KEY-----\nMIIEvgE2E0BADANBgkq\n--END--\n";

    /** What a container prints of its secrets, in one of many ways in each line. */
    private static final String PRINTING =
            """
            echo "plain $TOKEN"
            echo "base64 $(printf %s "$TOKEN" | base64)"
            echo "in base64 $(printf 'user:%s@host' "$TOKEN" | base64 -w 0)"
            echo "hex $(printf %s "$TOKEN" | hexdump -v -e '1/1 "%02x"')"
            echo "HEX $(printf %s "$TOKEN" | hexdump -v -e '1/1 "%02X"')"
            printf 'colours \\033[31m%s\\033[0m%s\\n' "${TOKEN%22*}22" "${TOKEN#*22}"
            printf 'pieces %s' "${TOKEN%22*}22"; sleep 0.3; echo "${TOKEN#*22}"
            echo "key:"; printf %s "$KEY"
            printf %s "$KEY" | base64 -w 20
            echo "shown $VISIBLE" >&2
            exit 0
            """;

    private final AacInstallation installation;

    SecretScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void secretsThatAContainerPrintsAreNowhere() {
        Member member = installation.newOrganization("secrets");
        String project = project(member, Map.of("TOKEN", TOKEN, "KEY", KEY));
        try (LiveSocket socket = member.openSocket()) {
            ExecutionRequest request =
                    TestImage.running(PRINTING)
                            .with("projectId", project)
                            .config("env", Map.of("VISIBLE", "what is no secret"));
            String taskId = member.submit(request).taskId();
            ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);
            socket.awaitEnd(taskId, END_LIMIT);
            socket.await("the last line", event -> shows(event, "what is no secret"), END_LIMIT);

            assertThat(end.status()).isEqualTo("PASSED");
            assertThat(member.log(taskId))
                    .extracting(LoggedLine::text)
                    .contains("plain ***", "hex ***", "HEX ***", "pieces ***", "key:", "***")
                    .contains("shown what is no secret");
            for (String form : forms()) {
                assertThat(member.log(taskId).toString()).doesNotContain(form);
                assertThat(download(member, taskId)).contains("plain ***").doesNotContain(form);
                assertThat(end.json().toString()).doesNotContain(form);
                assertThat(socket.events().toString()).doesNotContain(form);
                assertNowhere(form);
            }
        }
    }

    @Test
    void containerGetsTheSecretItself() {
        Member member = installation.newOrganization("secret-value");
        String project = project(member, Map.of("TOKEN", "exactly-this", "OTHER", "not-this-one"));
        String check =
                "[ \"$TOKEN\" = \"$(printf exactly; printf -- -this)\" ] && [ \"$OTHER\" = own ]";

        String taskId =
                member.submit(
                                TestImage.running(check)
                                        .with("projectId", project)
                                        .config("env", Map.of("OTHER", "own")))
                        .taskId();

        assertThat(Eventually.end(member, taskId, END_LIMIT).status()).isEqualTo("PASSED");
    }

    @Test
    void changedSecretHoldsForTheNextRun() {
        Member member = installation.newOrganization("secret-change");
        String project = project(member, Map.of("CODE", "3"));
        ExecutionRequest request = TestImage.running("exit $CODE").with("projectId", project);
        String first = member.submit(request).taskId();
        assertThat(Eventually.end(member, first, END_LIMIT).status()).isEqualTo("FAILED");

        set(member, project, Map.of("CODE", "0"));

        String second = member.submit(request).taskId();
        assertThat(Eventually.end(member, second, END_LIMIT).status()).isEqualTo("PASSED");
    }

    private void assertNowhere(String form) {
        for (String part : List.of("producer", "worker", "embedded")) {
            assertThat(installation.hasLogged(part, form)).as("log of the %s", part).isFalse();
        }
        try (InstallationDatabase database = installation.database()) {
            assertThat(database.holds(form)).as("in the store").isFalse();
        }
    }

    private static boolean shows(SocketEvent event, String text) {
        return event.lines().stream().anyMatch(line -> line.text().contains(text));
    }

    /** Texts that tell a secret, or most of it. */
    private static List<String> forms() {
        byte[] token = TOKEN.getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(token);
        String within =
                Base64.getEncoder().encodeToString(("user:" + TOKEN + "@host").getBytes(UTF_8));
        return List.of(
                TOKEN,
                "hunter22/with+signs",
                Base64.getEncoder().encodeToString(token),
                within.substring(8, 32),
                hex,
                hex.toUpperCase(Locale.ROOT),
                "MIIEvgE2E0BADANBgkq",
                Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)).substring(0, 20));
    }

    private static String download(Member member, String taskId) {
        HttpRequest request =
                member.request("/api/executions/" + taskId + "/logs")
                        .header("Accept", "text/plain")
                        .GET()
                        .build();
        return member.send(request).orThrow(200).body();
    }

    private static String project(Member member, Map<String, String> secrets) {
        String id =
                member.send("POST", "/api/projects", Json.object("name", "Secret").toString())
                        .orThrow(201)
                        .data()
                        .path("id")
                        .asText();
        set(member, id, secrets);
        return id;
    }

    private static void set(Member member, String project, Map<String, String> secrets) {
        var body = Json.object();
        new TreeMap<>(secrets).forEach(body.putObject("secrets")::put);
        String answer =
                member.send("PATCH", "/api/projects/" + project + "/env", body.toString())
                        .orThrow(200)
                        .body();
        secrets.values().forEach(value -> assertThat(answer).doesNotContain("\"" + value + "\""));
    }
}
