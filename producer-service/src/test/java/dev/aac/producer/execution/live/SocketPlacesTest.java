package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static dev.aac.producer.execution.live.LiveSamples.OTHER;
import static dev.aac.producer.execution.live.LiveSamples.principal;
import static dev.aac.producer.execution.live.LiveSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.engineio.EngineSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many connect at once: each organization and each user gets its own places and no others. */
class SocketPlacesTest {

    private static final int AT_ONCE = 100;
    private static final Duration SOON = Duration.ofMinutes(1);

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

    private final List<Client> all = new ArrayList<>();

    private enum Transport {
        WEBSOCKET,
        SOCKET_IO
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @ParameterizedTest
    @EnumSource
    void hundredOfOneOrganizationAtOnceGetItsPlacesAndNoOthers(Transport transport) {
        List<Client> ours = connect(transport, ACME, AT_ONCE);
        List<Client> admitted = ours.stream().filter(Client::isAdmitted).toList();

        assertThat(admitted).hasSize(LiveReplica.SOCKETS_FREE);
        assertThat(replica.quotas.count(scope(ACME))).isEqualTo(LiveReplica.SOCKETS_FREE);
        for (Client refused : ours.stream().filter(client -> !client.isAdmitted()).toList()) {
            assertThat(refused.closeCode()).isEqualTo(1013);
            assertThat(refused.text()).contains("\"code\":\"live.too_many_connections\"");
        }
        assertThat(connect(transport, OTHER, 1)).allMatch(Client::isAdmitted);

        admitted.getFirst().leave();
        assertThat(connect(transport, ACME, 2).stream().filter(Client::isAdmitted)).hasSize(1);
        leaveNothingBehind();
    }

    @ParameterizedTest
    @EnumSource
    void hundredOfOneUserAtOnceGetTheirPlacesAndNoOthers(Transport transport) {
        List<Client> own = connect(transport, ACME, AT_ONCE, 1);

        assertThat(own.stream().filter(Client::isAdmitted)).hasSize(LiveReplica.SOCKETS_PER_USER);
        assertThat(own.stream().filter(client -> !client.isAdmitted()))
                .allMatch(refused -> refused.text().contains("live.too_many_own_connections"));
        assertThat(connect(transport, ACME, 1, AT_ONCE)).allMatch(Client::isAdmitted);
        leaveNothingBehind();
    }

    @Test
    void placeIsKeptUntilTheConnectionIsGone() {
        WebSocketClient client = new WebSocketClient();
        client.signIn(token(ACME, 1));
        await().atMost(SOON).until(client::isAdmitted);

        client.socket.close(CloseCode.TOO_SLOW);
        assertThat(replica.rooms.organizations()).isEmpty();
        assertThat(replica.quotas.count(scope(ACME))).isEqualTo(1);

        client.leave();
        client.leave();
        assertThat(replica.quotas.count(scope(ACME))).isZero();
    }

    @Test
    void whoIsGoneBeforeTheAnswerTakesNoPlace() {
        LiveSocket socket = new LiveSocket(new FakeWire(), Runnable::run, () -> {});
        List<String> given = new ArrayList<>();

        socket.lost();
        socket.signIn(principal(ACME, Role.VIEWER), () -> given.add("back"));
        socket.lost();

        assertThat(given).containsExactly("back");
    }

    private List<Client> connect(Transport transport, OrganizationId organization, int count) {
        return connect(transport, organization, count, count);
    }

    private List<Client> connect(
            Transport transport, OrganizationId organization, int count, int users) {
        List<Client> clients = new ArrayList<>();
        while (clients.size() < count) {
            clients.add(
                    switch (transport) {
                        case WEBSOCKET -> new WebSocketClient();
                        case SOCKET_IO -> new SocketIoConnection();
                    });
        }
        all.addAll(clients);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                Client client = clients.get(i);
                String token = token(organization, users - i % users);
                threads.execute(() -> client.signIn(token));
            }
        }
        await().atMost(SOON)
                .until(
                        () ->
                                clients.stream()
                                        .allMatch(c -> c.isAdmitted() || c.closeCode() != null));
        return clients;
    }

    private String token(OrganizationId organization, int number) {
        return identity.token(
                organization.value() + number,
                principal(organization, Role.VIEWER, number, NOW.plusSeconds(900)));
    }

    private void leaveNothingBehind() {
        all.forEach(Client::leave);
        assertThat(replica.quotas.count(scope(ACME))).isZero();
        assertThat(replica.quotas.count(scope(OTHER))).isZero();
        assertThat(replica.rooms.organizations()).isEmpty();
    }

    private interface Client {

        void signIn(String token);

        /** All that came. */
        String text();

        @Nullable Integer closeCode();

        /** The connection is gone. */
        void leave();

        default boolean isAdmitted() {
            return text().contains("auth-success");
        }
    }

    private final class WebSocketClient implements Client {

        private final FakeWire wire = FakeWire.thatReads();
        private final LiveSocket socket = replica.channel.open(wire);

        @Override
        public void signIn(String token) {
            replica.channel.text(
                    socket, "{\"event\":\"auth\",\"data\":{\"token\":\"" + token + "\"}}");
        }

        @Override
        public String text() {
            return wire.messages().toString();
        }

        @Override
        public @Nullable Integer closeCode() {
            return wire.closeCode();
        }

        @Override
        public void leave() {
            replica.channel.closed(socket);
        }
    }

    private final class SocketIoConnection implements Client {

        private final FakeFrames frames = FakeFrames.thatReads();
        private final EngineSession session = sessions.open(socketIo, FakeWire.HANDSHAKE, frames);

        @Override
        public void signIn(String token) {
            session.text(frames, "40{\"token\":\"" + token + "\"}");
        }

        @Override
        public String text() {
            return frames.texts().toString();
        }

        @Override
        public @Nullable Integer closeCode() {
            return frames.closeCode();
        }

        @Override
        public void leave() {
            session.lost(frames);
        }
    }
}
