package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketsTest {

    private final Sockets sockets = new Sockets(10, new UnauthenticatedSockets(10));

    @Test
    void closedSocketsAreCountedByTheReason() {
        LiveSocket slow = opened();
        LiveSocket left = opened();
        assertThat(sockets.count()).isEqualTo(2);

        slow.close(CloseCode.TOO_SLOW);
        slow.close(CloseCode.INTERNAL);
        left.lost();
        sockets.remove(slow);
        sockets.remove(left);

        assertThat(sockets.count()).isZero();
        assertThat(sockets.closed(CloseCode.TOO_SLOW)).isEqualTo(1);
        assertThat(sockets.closed(CloseCode.INTERNAL)).isZero();
    }

    private LiveSocket opened() {
        LiveSocket socket = new LiveSocket(new FakeWire(), Runnable::run, () -> {});
        sockets.add(socket);
        return socket;
    }
}
