package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static dev.aac.producer.execution.live.LiveSamples.OTHER;
import static dev.aac.producer.execution.live.LiveSamples.principal;
import static dev.aac.producer.execution.live.LiveSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.engineio.EngineSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of Socket.IO see, without a network. */
class SocketIoTest {

    private final FakeIdentity identity = new FakeIdentity();
    private final LiveReplica replica =
            new LiveReplica(
                    new InMemoryExecutions(),
                    new InMemoryExecutionLogs(),
                    identity,
                    new FakeBroker().link("r1"),
                    Clock.fixed(NOW, ZoneOffset.UTC));
    private final EngineSessions sessions = new EngineSessions();
    private final SocketIo socketIo =
            new SocketIo(sessions, replica.channel, replica.protocol, replica.threads);
    private final FakeFrames frames = FakeFrames.thatReads();
    private final EngineSession session = sessions.open(socketIo, FakeWire.HANDSHAKE, frames);
    private final Principal developer = principal(ACME, Role.DEVELOPER);

    @BeforeEach
    void start() {
        socketIo.start();
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void goodTokenOpensTheRoomOfItsOrganization() {
        FakeFrames foreign = FakeFrames.thatReads();
        EngineSession theirs = sessions.open(socketIo, FakeWire.HANDSHAKE, foreign);
        identity.token("theirs", principal(OTHER, Role.DEVELOPER, 2, NOW.plusSeconds(900)));
        theirs.text(foreign, "40{\"token\":\"theirs\"}");
        await().until(() -> foreign.events().contains("auth-success"));
        join(developer);
        assertThat(frames.texts().getFirst()).startsWith("40{\"sid\":\"");
        assertThat(frames.texts().get(1))
                .startsWith(
                        "42[\"auth-success\",{\"message\":\"Connected to organization channel\"")
                .contains(ACME.value(), developer.userId().value(), "\"role\":\"developer\"")
                .endsWith("}]");

        replica.insert(scope(ACME), ExecutionSamples.accepted());
        await().until(() -> frames.events().contains("execution-updated"));
        theirs.text(foreign, "42[\"ping\"]");
        await().until(() -> foreign.events().contains("pong"));
        assertThat(foreign.events()).containsExactly("auth-success", "pong");
    }

    @Test
    void tokenMayComeWithTheWordBearer() {
        identity.token("good", developer);
        say("40{\"token\":\"Bearer good\"}");
        await().until(() -> frames.events().contains("auth-success"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40{\"token\":\"forged\"}|Invalid or expired token",
                "40{\"token\":\"\"}|Authentication required",
                "40{\"token\":5}|Authentication required",
                "40{}|Authentication required",
                "40|Authentication required"
            })
    void badTokenIsToldAndTheClientIsSentAwayForGood(String saidAndError) {
        String[] parts = saidAndError.split("\\|", 2);
        say(parts[0]);
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.closeCode()).isEqualTo(4401);
        assertThat(frames.texts()).hasSize(3);
        assertThat(frames.texts().getFirst()).startsWith("40{\"sid\":");
        assertThat(frames.texts().subList(1, 3))
                .containsExactly("42[\"auth-error\",{\"error\":\"" + parts[1] + "\"}]", "41");
        assertThat(replica.rooms.organizations()).isEmpty();
    }

    @Test
    void storeThatIsAwaySendsTheClientAwayForNow() {
        identity.storeAway = true;
        say("40{\"token\":\"good\"}");
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.closeCode()).isEqualTo(1013);
        assertThat(frames.events()).containsExactly("error");
        assertThat(frames.texts()).doesNotContain("41");
    }

    @Test
    void expiredTokenSendsTheClientAway() {
        identity.token("old", principal(ACME, Role.VIEWER, 1, NOW));
        say("40{\"token\":\"old\"}");
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.closeCode()).isEqualTo(4401);
        assertThat(frames.events()).endsWith("auth-error");
        assertThat(frames.texts()).endsWith("41");
    }

    @Test
    void revokedTokenSendsTheClientAway() {
        join(developer);
        identity.revoke(developer);
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.texts())
                .endsWith("42[\"auth-error\",{\"error\":\"Invalid or expired token\"}]", "41");
        await().until(() -> replica.rooms.organizations().isEmpty());
    }

    @Test
    void eventsMeanWhatTheyMeanOnTheOtherSocket() {
        join(developer);
        replica.insert(scope(ACME), ExecutionSamples.accepted());
        String taskId = ExecutionSamples.accepted().taskId().value();
        say("42[\"subscribe\",{\"taskId\":\"" + taskId + "\"}]");
        await().until(() -> frames.events().contains("subscribed"));
        say("42[\"unsubscribe\",{\"taskId\":\"" + taskId + "\"}]");
        await().until(() -> frames.events().contains("unsubscribed"));
        say("42[\"cancel-execution\",{\"taskId\":\"" + taskId + "\"}]");
        await().until(() -> frames.events().contains("cancel-accepted"));
        identity.token("fresh", principal(ACME, Role.DEVELOPER, 1, NOW.plusSeconds(1_800)));
        say("42[\"auth\",{\"token\":\"fresh\"}]");
        await().until(() -> frames.events().stream().filter("auth-success"::equals).count() == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42[\"whatever\"]|live.unknown_event",
                "42[\"subscribe\"]|request.invalid",
                "42[\"subscribe\",7]|request.invalid",
                "42[\"subscribe\",{\"taskId\":\"t\"},{}]|request.invalid",
                "42[\"subscribe\",{\"taskId\":\"t\",\"x\":1}]|request.invalid",
                "42[\"subscribe\",{\"taskId\":\"none\"}]|execution.not_found",
                "451-[\"ping\",{\"_placeholder\":true,\"num\":0}]|live.binary_message"
            })
    void whatIsWrongIsSaidAndTheClientStays(String saidAndCode) {
        String[] parts = saidAndCode.split("\\|", 2);
        join(developer);
        say(parts[0]);
        await().until(() -> frames.events().contains("error"));
        assertThat(frames.texts().getLast()).contains("\"code\":\"" + parts[1] + "\"");
        session.binary(frames);
        say("42[\"ping\",{}]");
        await().until(() -> frames.events().contains("pong"));
    }

    @Test
    void whoWantsToKnowIsToldWhenAnEventWasWorkedOn() {
        join(developer);
        say("427[\"ping\",{}]");
        await().until(() -> frames.texts().contains("437[]"));
        assertThat(frames.texts()).endsWith("42[\"pong\",{}]", "437[]");
    }

    @Test
    void thereIsOneNamespace() {
        say("40/admin,{\"token\":\"good\"}");
        await().until(() -> !frames.texts().isEmpty());
        assertThat(frames.texts()).containsExactly("44/admin,{\"message\":\"Invalid namespace\"}");
        join(developer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42[\"ping\"]", "41/x", "43[]", "451-[]", "4", "4{}", "4not a packet", "9"})
    void whoDoesNotJoinFirstIsClosed(String text) {
        say(text);
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.closeCode()).isEqualTo(1002);
        assertThat(frames.texts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40{}", "4", "42{}", "44{}", "42/admin,[\"ping\"]", "2", "x"})
    void whoBreaksTheProtocolLaterIsClosed(String text) {
        join(developer);
        say(text);
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.closeCode()).isEqualTo(1002);
        assertThat(frames.events()).containsExactly("auth-success");
    }

    @Test
    void whoLeavesIsForgotten() {
        join(developer);
        say("41");
        await().until(() -> replica.rooms.organizations().isEmpty());
        assertThat(frames.closeCode()).isEqualTo(1000);
    }

    @Test
    void whoSaysNothingIsClosed() {
        await().until(() -> frames.closeCode() != null);
        assertThat(frames.closeCode()).isEqualTo(4401);
        assertThat(frames.texts()).isEmpty();
    }

    @Test
    void whoDoesNotReadIsCutOff() {
        FakeFrames slow = FakeFrames.thatDoesNotRead();
        EngineSession other = sessions.open(socketIo, FakeWire.HANDSHAKE, slow);
        identity.token("good", developer);
        other.text(slow, "40{\"token\":\"good\"}");
        await().atMost(Duration.ofMinutes(1)).until(() -> slow.closeCode() != null);
        await().until(() -> replica.rooms.organizations().isEmpty());
    }

    @Test
    void replicaThatStopsSendsClientsToAnother() {
        join(developer);
        replica.channel.stop();
        assertThat(frames.closeCode()).isEqualTo(1001);
        assertThat(frames.texts()).doesNotContain("41");
    }

    private void join(Principal who) {
        identity.token("good", who);
        say("40{\"token\":\"good\"}");
        await().until(() -> frames.events().contains("auth-success"));
    }

    private void say(String text) {
        session.text(frames, text);
    }
}
