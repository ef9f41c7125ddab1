package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static dev.aac.producer.execution.live.LiveSamples.OTHER;
import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static dev.aac.producer.execution.live.LiveSamples.principal;
import static dev.aac.producer.execution.live.LiveSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.watch.RecordedMisses;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketProtocolTest {

    private final FakeIdentity identity = new FakeIdentity();
    private final InMemoryExecutions executions = new InMemoryExecutions();
    private final LiveReplica replica =
            new LiveReplica(
                    executions,
                    new InMemoryExecutionLogs(),
                    identity,
                    new FakeBroker().link("r1"),
                    Clock.fixed(NOW, ZoneOffset.UTC));
    private final Principal developer = principal(ACME, Role.DEVELOPER);
    private final FakeWire wire = FakeWire.thatReads();
    private final LiveSocket socket = replica.channel.open(wire);

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void goodTokenOpensTheRoomOfItsOrganization() {
        signIn(developer);

        JsonNode answer = wire.data("auth-success").getFirst();
        assertThat(answer.path("message").textValue())
                .isEqualTo("Connected to organization channel");
        assertThat(answer.path("organizationId").textValue()).isEqualTo(ACME.value());
        assertThat(answer.path("userId").textValue()).isEqualTo(developer.userId().value());
        assertThat(answer.path("role").textValue()).isEqualTo("developer");
        replica.insert(scope(ACME), ExecutionSamples.accepted());
        await().until(() -> wire.data("execution-updated").size() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'ping'}",
                "{'event':'subscribe','data':{'taskId':'t1'}}",
                "{'event':'unsubscribe','data':{'taskId':'t1'}}",
                "{'event':'cancel-execution','data':{'taskId':'t1'}}",
                "{'event':'whatever'}",
                "{'event':'auth'}",
                "{'event':'auth','data':{'token':''}}",
                "{'event':'auth','data':{'token':'  '}}",
                "{'event':'auth','data':{'token':1}}",
                "not json",
                ""
            })
    void beforeTheSignInNothingElseIsTaken(String text) {
        send(text);

        await().until(() -> wire.closeCode() != null);
        assertThat(wire.closeCode()).isEqualTo(4401);
        assertThat(wire.messages()).hasSize(1);
        assertThat(wire.data("auth-error").getFirst().path("error").textValue())
                .isEqualTo("Authentication required");
        assertThat(replica.rooms.organizations()).isEmpty();
    }

    @Test
    void binaryMessageBeforeTheSignInIsRefusedLikewise() {
        replica.channel.binary(socket);

        await().until(() -> wire.closeCode() != null);
        assertThat(wire.closeCode()).isEqualTo(4401);
    }

    @Test
    void badTokenIsRefusedWithoutSayingWhy() {
        send("{'event':'auth','data':{'token':'forged'}}");

        await().until(() -> wire.closeCode() != null);
        assertThat(wire.closeCode()).isEqualTo(4401);
        assertThat(wire.data("auth-error").getFirst().path("error").textValue())
                .isEqualTo("Invalid or expired token");
    }

    @Test
    void storeThatIsAwaySaysNothingAboutTheToken() {
        identity.storeAway = true;
        send("{'event':'auth','data':{'token':'good'}}");

        await().until(() -> wire.closeCode() != null);
        assertThat(wire.closeCode()).isEqualTo(1013);
        assertThat(wire.events()).containsExactly("error");
        assertThat(wire.data("error").getFirst().path("code").textValue())
                .isEqualTo("dependency.store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json|live.malformed_message",
                "[]|live.malformed_message",
                "{'event':'whatever'}|live.unknown_event",
                "{'event':'subscribe','data':{}}|request.invalid",
                "{'event':'subscribe','data':{'taskId':7}}|request.invalid",
                "{'event':'subscribe','data':{'taskId':'none'}}|execution.not_found",
                "{'event':'subscribe','data':{'taskId':'t1','attempt':2}}|live.attempt_not_found",
                "{'event':'unsubscribe','data':{}}|request.invalid",
                "{'event':'cancel-execution','data':{'taskId':'none'}}|execution.not_found",
                "{'event':'cancel-execution','data':{}}|request.invalid"
            })
    void whatIsWrongIsSaidAndTheSocketStays(String messageAndCode) {
        String[] parts = messageAndCode.split("\\|", 2);
        replica.insert(scope(ACME), ExecutionSamples.accepted());
        signIn(developer);
        send(parts[0]);

        await().until(() -> !wire.data("error").isEmpty());
        JsonNode error = wire.data("error").getFirst();
        assertThat(error.path("code").textValue()).isEqualTo(parts[1]);
        assertThat(error.path("message").textValue()).isNotBlank();
        assertThat(error.size()).isEqualTo(2);
        assertThat(wire.closeCode()).isNull();
    }

    @Test
    void binaryMessageIsAnErrorAndTheSocketStays() {
        signIn(developer);
        replica.channel.binary(socket);

        await().until(() -> !wire.data("error").isEmpty());
        assertThat(wire.data("error").getFirst().path("code").textValue())
                .isEqualTo("live.binary_message");
        assertThat(wire.closeCode()).isNull();
    }

    @Test
    void foreignExecutionIsAnsweredLikeAMissingOne() {
        Execution foreign = ExecutionSamples.accepted(OTHER, new TaskId("theirs"), 0);
        replica.insert(scope(OTHER), foreign);
        Principal admin = principal(ACME, Role.ADMIN);
        signIn(admin);
        for (String event : List.of("subscribe", "cancel-execution")) {
            send("{'event':'%s','data':{'taskId':'theirs'}}".formatted(event));
            send("{'event':'%s','data':{'taskId':'none'}}".formatted(event));
        }

        await().until(() -> wire.data("error").size() == 4);
        assertThat(wire.data("error").stream().distinct()).hasSize(1);
        assertThat(executions.find(scope(OTHER), foreign.taskId())).contains(foreign);
        assertThat(replica.misses.all()).hasSize(4);
        assertThat(replica.misses.all().stream().distinct())
                .containsExactly(
                        new RecordedMisses.Miss(scope(ACME), admin.actor(), Optional.empty()));
    }

    @Test
    void pingIsAnswered() {
        signIn(developer);
        send("{'event':'ping'}");

        await().until(() -> wire.events().contains("pong"));
        assertThat(wire.data("pong").getFirst().size()).isZero();
    }

    @Test
    void subscriptionIsAnsweredReplayedAndLive() {
        Execution execution = ExecutionSamples.accepted();
        replica.insert(scope(ACME), execution);
        replica.append(scope(ACME), execution.currentRun(), lines(1, 3));
        signIn(developer);
        send("{'event':'subscribe','data':{'taskId':'t1','fromSeq':2}}");
        await().until(() -> wire.lines("t1", 1).size() == 2);
        replica.append(scope(ACME), execution.currentRun(), lines(4, 5));

        await().until(() -> wire.lines("t1", 1).size() == 4);
        assertThat(wire.lines("t1", 1)).isEqualTo(numbers(2, 5));
        send("{'event':'unsubscribe','data':{'taskId':'t1'}}");
        await().until(() -> wire.events().contains("unsubscribed"));
    }

    @Test
    void viewerMayWatchButNotCancel() {
        Execution execution = ExecutionSamples.accepted();
        replica.insert(scope(ACME), execution);
        signIn(principal(ACME, Role.VIEWER));
        send("{'event':'subscribe','data':{'taskId':'t1'}}");
        send("{'event':'cancel-execution','data':{'taskId':'t1'}}");

        await().until(() -> !wire.data("error").isEmpty());
        assertThat(wire.events()).contains("subscribed");
        assertThat(wire.data("error").getFirst().path("code").textValue())
                .isEqualTo("auth.insufficient_permissions");
        assertThat(wire.data("error").getFirst().path("message").textValue())
                .contains("developer")
                .contains("admin");
        assertThat(executions.find(scope(ACME), execution.taskId())).contains(execution);
    }

    @Test
    void developerCancels() {
        replica.insert(scope(ACME), ExecutionSamples.accepted());
        signIn(developer);
        send("{'event':'cancel-execution','data':{'taskId':'t1'}}");

        await().until(() -> wire.events().contains("cancel-accepted"));
        JsonNode answer = wire.data("cancel-accepted").getFirst();
        assertThat(answer.path("status").textValue()).isEqualTo("CANCELLED");
        await().until(() -> wire.events().contains("execution-updated"));
    }

    @Test
    void samePersonGoesOnWithAFreshToken() {
        signIn(developer);
        Principal fresh = principal(ACME, Role.DEVELOPER, 1, NOW.plusSeconds(9_000));
        identity.token("fresh", fresh);
        send("{'event':'auth','data':{'token':'fresh'}}");

        await().until(() -> wire.data("auth-success").size() == 2);
        assertThat(socket.principal()).isEqualTo(fresh);
        assertThat(wire.closeCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-person", "another-organization", "forged", ""})
    void tokenOfSomebodyElseEndsTheConnection(String token) {
        signIn(developer);
        identity.token("another-person", principal(ACME, Role.ADMIN, 2, NOW.plusSeconds(900)));
        identity.token("another-organization", principal(OTHER, Role.DEVELOPER));
        send("{'event':'auth','data':{'token':'%s'}}".formatted(token));

        await().until(() -> wire.closeCode() != null);
        assertThat(wire.closeCode()).isEqualTo(4401);
        assertThat(wire.data("auth-error").getFirst().path("error").textValue())
                .isEqualTo("Invalid or expired token");
        await().until(() -> replica.rooms.organizations().isEmpty());
    }

    @Test
    void replicaHasALimitOfSockets() {
        for (int i = 1; i < LiveReplica.SOCKETS_MAX; i++) {
            replica.channel.open(FakeWire.thatReads());
        }
        assertThat(replica.channel.isFull()).isTrue();
        FakeWire refused = FakeWire.thatReads();
        replica.channel.open(refused);
        assertThat(refused.closeCode()).isEqualTo(1013);

        replica.channel.closed(socket);
        assertThat(replica.channel.isFull()).isFalse();
    }

    @Test
    void clientThatLetsTooMuchWaitIsClosed() {
        signIn(developer);
        String heavy = "x".repeat(MessageParts.MESSAGE_MAX);
        socket.receive(1, () -> await().until(() -> wire.closeCode() != null));
        for (int i = 0; i < 10; i++) {
            replica.channel.text(socket, heavy);
        }

        assertThat(wire.closeCode()).isEqualTo(1008);
    }

    private void signIn(Principal who) {
        send(authMessage(identity.token("token", who)));
        await().until(() -> wire.events().contains("auth-success"));
    }

    private static String authMessage(String token) {
        return "{\"event\":\"auth\",\"data\":{\"token\":\"" + token + "\"}}";
    }

    private void send(String text) {
        replica.channel.text(socket, text.replace('\'', '"'));
    }
}
