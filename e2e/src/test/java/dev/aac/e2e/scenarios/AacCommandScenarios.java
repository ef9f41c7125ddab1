package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.Json;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Command;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry script itself, which does the same on any broker. */
@Tag("one-broker")
final class AacCommandScenarios {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String DEMO_EMAIL = "demo@aac.local";
    private static final List<String> PARTS = List.of("producer", "worker", "embedded");

    @Test
    @ExtendWith(SharedInstallation.class)
    void twoCopiesRunSideBySideAndOneThatStopsStopsOnlyItself(AacInstallation shared) {
        List<ProcessHandle> others = processesOf(shared);
        Member ofShared = shared.newOrganization("side");
        ofShared.submit(TestImage.running("sleep 600").taskId("goes-on"));
        Eventually.status(ofShared, "goes-on", LIMIT, "RUNNING");
        try (AacInstallation copy = AacInstallation.named("side", Map.of()).up()) {
            Member ofCopy = copy.newOrganization("side");
            ofCopy.submit(TestImage.running("sleep 600").taskId("goes-down"));
            Eventually.status(ofCopy, "goes-down", LIMIT, "RUNNING");
            String network = DockerProbe.networkOf(ofCopy.account().organizationId(), "goes-down");
            List<ProcessHandle> own = processesOf(copy);

            copy.down();

            assertGone(own);
            Eventually.noContainerOf(ofCopy, LIMIT);
            assertThat(DockerProbe.networks())
                    .doesNotContain(network)
                    .contains(
                            DockerProbe.networkOf(ofShared.account().organizationId(), "goes-on"));
            assertThat(others).hasSize(PARTS.size()).allMatch(ProcessHandle::isAlive);
            assertThat(ofShared.execution("goes-on").status()).isEqualTo("RUNNING");
        }
        ofShared.cancel("goes-on");
        Eventually.noContainerOf(ofShared, LIMIT);
    }

    /** A process that has ended is seen until whoever inherited it has taken note. */
    private static void assertGone(List<ProcessHandle> processes) {
        Eventually.passes(
                "no process is left",
                LIMIT,
                () -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    private static List<ProcessHandle> processesOf(AacInstallation installation) {
        JsonNode pids = installation.status().path("pids");
        return PARTS.stream()
                .map(part -> pids.path(part))
                .filter(JsonNode::isNumber)
                .map(pid -> ProcessHandle.of(pid.asLong()).orElseThrow())
                .toList();
    }

    /** The tests' own part, which trains first. */
    @ParameterizedTest
    @ValueSource(strings = {"producer", "worker"})
    @ExtendWith(SharedInstallation.class)
    void startTakesUpWhatTrainingLearnt(String part, AacInstallation shared) throws IOException {
        long pid = shared.status().path("pids").path(part).asLong();

        assertThat(Files.readString(Path.of("/proc/" + pid + "/cmdline")))
                .contains("-XX:AOTCache=");
        assertThat(Files.readString(shared.home().resolve("logs/" + part + ".log")))
                .doesNotContain("[aot");
    }

    @Test
    void upAgainSaysSoKeepsTheDataAndFreshForgetsIt() {
        try (AacInstallation copy = AacInstallation.named("again", Map.of())) {
            assertThat(copy.status().path("ready").asBoolean(true)).isFalse();
            assertThat(copy.status().path("pids").path("worker").isNull()).isTrue();

            String printed = copy.aac("up").orThrow();

            assertThat(printed).contains("http://localhost:" + copy.port(), DEMO_EMAIL);
            JsonNode status = assertStatusIsOneLineForPrograms(copy);
            Member member = copy.newOrganization("again");
            assertThat(copy.aac("up").orThrow()).contains("already up");
            assertThat(copy.status().path("pids")).isEqualTo(status.path("pids"));

            copy.down();
            assertThat(copy.aac("down").orThrow()).contains("not up");
            copy.up();
            assertThat(knows(copy, member)).isTrue();
            assertDemoShowsFiveExecutions(copy, wordAfter(DEMO_EMAIL, printed));

            assertThat(copy.aac("up", "--fresh").orThrow()).contains("AAC is up");
            assertThat(knows(copy, member)).isFalse();
        }
    }

    private static boolean knows(AacInstallation copy, Member member) {
        return copy.client().logIn(member.account().email(), member.account().password()) != null;
    }

    private static JsonNode assertStatusIsOneLineForPrograms(AacInstallation copy) {
        assertThat(copy.aac("status", "--json").orThrow().strip().lines()).hasSize(1);
        JsonNode status = copy.status();
        assertThat(status.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "producerUrl", "dashboardUrl", "mongoUri", "amqpUrl", "pids", "ready");
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("producerUrl").asText())
                .isEqualTo("http://localhost:" + copy.port());
        assertThat(status.path("mongoUri").asText()).startsWith("mongodb://");
        assertThat(status.path("amqpUrl").asText()).startsWith("amqp://");
        return status;
    }

    private static void assertDemoShowsFiveExecutions(AacInstallation copy, String password) {
        Command.Result demo = copy.aac("demo");

        assertThat(demo.status()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("line 1 of 2000", "line 2000 of 2000")
                .contains("timed out after 3 s")
                .containsPattern("wavers +UNSTABLE .*FAILED, PASSED")
                .contains("wavers | attempt 1", "wavers | attempt 2");
        assertThat(copy.client().logIn(DEMO_EMAIL, password)).isNotNull();
    }

    @Test
    @ExtendWith(SharedInstallation.class)
    void operatorPutsAnOrganizationOnAnotherPlanWhichActsAtOnce(AacInstallation shared) {
        Member member = shared.newOrganization("plan");
        String slug = member.send("GET", "/api/organization", null).data().path("slug").asText();
        assertThat(shared.aac("org", slug, "--plan", "free").orThrow())
                .contains("is on the plan free now, it was on team", "runs at once");
        member.submit(TestImage.running("sleep 600").taskId("first"));
        Eventually.status(member, "first", LIMIT, "RUNNING");
        member.submit(TestImage.running("sleep 600").taskId("second"));
        assertThat(member.execution("second").status()).isEqualTo("PENDING");

        JsonNode state = Json.read(shared.aac("org", slug, "--plan", "team", "--json").orThrow());

        assertThat(state.path("plan").asText()).isEqualTo("team");
        assertThat(state.path("previousPlan").asText()).isEqualTo("free");
        Eventually.status(member, "second", LIMIT, "RUNNING");
        member.cancel("first");
        member.cancel("second");
        Eventually.noContainerOf(member, LIMIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nobody-has-this             | 1 | There is no organization with the slug
                    nobody-has-this --plan gold | 2 | There is no plan "gold"
                    nobody-has-this --quick     | 2 | "--quick" is not an option of org
                    --json                      | 2 | followed by the slug
                    """)
    @ExtendWith(SharedInstallation.class)
    void whatTheOperatorCannotHaveIsSaidInASentence(
            String words, int status, String sentence, AacInstallation shared) {
        Command.Result result = shared.aac(("org " + words).split(" ", -1));

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.output()).contains(sentence);
    }

    @Test
    void operatorIsToldWhenNothingRuns() {
        Command.Result result = AacInstallation.named("no-org", Map.of()).aac("org", "demo");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("AAC is not up");
    }

    private static String wordAfter(String word, String text) {
        Matcher matcher = Pattern.compile(Pattern.quote(word) + "\\s+(\\S+)").matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void worksThroughALinkAndFromAnyFolder() throws IOException {
        try (AacInstallation copy = AacInstallation.named("link", Map.of())) {
            Path folder = Files.createDirectories(copy.home().resolve("else where"));
            Path link = folder.resolve("link to it");
            Files.createSymbolicLink(link, Path.of(System.getProperty("aac.root"), "aac"));

            assertThat(copy.aacFrom(link, folder, "status", "--json").status()).isZero();
            assertThat(copy.aacFrom(link, folder, "help").output()).contains("usage");
        }
    }

    @Test
    void unknownWordsAndOptionsAreRefusedWithTheUsage() {
        AacInstallation copy = AacInstallation.named("words", Map.of());
        for (String[] words :
                List.of(
                        new String[] {"launch"},
                        new String[] {"up", "--quick"},
                        new String[] {"down", "worker"},
                        new String[] {"status", "--yaml"})) {
            Command.Result result = copy.aac(words);

            assertThat(result.status()).isEqualTo(2);
            assertThat(result.output()).contains(words[words.length - 1]).contains("usage:");
        }
    }

    @Test
    void takenPortIsSaidInASentence() throws IOException {
        AacInstallation copy = AacInstallation.named("taken", Map.of());
        try (ServerSocket taken =
                new ServerSocket(copy.port(), 1, InetAddress.getLoopbackAddress())) {
            Command.Result result = copy.aac("up");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.output()).contains("Port " + taken.getLocalPort() + " is taken");
        }
        assertThat(copy.status().path("pids").path("embedded").isNull()).isTrue();
    }

    /** A number the system has given to somebody else must not be mistaken for the part's. */
    @Test
    void reusedPidIsNeverKilled() throws IOException {
        AacInstallation copy = AacInstallation.named("reused", Map.of());
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path run = Files.createDirectories(copy.home().resolve("run"));
            Files.writeString(run.resolve("worker.pid"), stranger.pid() + " 1\n");

            copy.down();

            assertThat(stranger.isAlive()).isTrue();
            assertThat(copy.status().path("pids").path("worker").isNull()).isTrue();
        } finally {
            stranger.destroy();
        }
    }
}
