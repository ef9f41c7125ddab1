package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.http.ClientAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnauthenticatedSocketsTest {

    private static final ClientAddress HERE = new ClientAddress("192.0.2.7");
    private static final ClientAddress ELSEWHERE = new ClientAddress("192.0.2.8");

    private final UnauthenticatedSockets unauthenticated = new UnauthenticatedSockets(2);

    @Test
    void networkHasALimitOfItsOwn() {
        unauthenticated.arrived(HERE);
        assertThat(unauthenticated.isCrowded(HERE)).isFalse();
        unauthenticated.arrived(HERE);
        assertThat(unauthenticated.isCrowded(HERE)).isTrue();
        assertThat(unauthenticated.isCrowded(ELSEWHERE)).isFalse();
    }

    @Test
    void whoIsNoStrangerAnyMoreMakesRoom() {
        Runnable first = unauthenticated.arrived(HERE);
        Runnable second = unauthenticated.arrived(HERE);
        first.run();
        assertThat(unauthenticated.isCrowded(HERE)).isFalse();
        unauthenticated.arrived(HERE);
        assertThat(unauthenticated.isCrowded(HERE)).isTrue();
        second.run();
        assertThat(unauthenticated.isCrowded(HERE)).isFalse();
    }

    /** One customer can take any address of such a network. */
    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "2001:db8::ffff:1"})
    void addressesOfOneIpv6NetworkAreCountedTogether(String address) {
        unauthenticated.arrived(new ClientAddress("2001:db8::2"));
        unauthenticated.arrived(new ClientAddress("2001:db8::3"));
        assertThat(unauthenticated.isCrowded(new ClientAddress(address))).isTrue();
        assertThat(unauthenticated.isCrowded(new ClientAddress("2001:db8:0:1::1"))).isFalse();
    }

    @Test
    void socketStopsBeingAStrangerOnceWhetherItSignsInOrIsClosed() {
        LiveSocket gone =
                new LiveSocket(new FakeWire(), Runnable::run, unauthenticated.arrived(HERE));
        LiveSocket other =
                new LiveSocket(new FakeWire(), Runnable::run, unauthenticated.arrived(HERE));
        assertThat(unauthenticated.isCrowded(HERE)).isTrue();

        gone.lost();
        gone.close(CloseCode.INTERNAL);
        assertThat(unauthenticated.isCrowded(HERE)).isFalse();
        unauthenticated.arrived(HERE);
        assertThat(unauthenticated.isCrowded(HERE)).as("closed once, counted once").isTrue();

        other.signIn(LiveSamples.principal(LiveSamples.ACME, Role.VIEWER), () -> {});
        other.renew(LiveSamples.principal(LiveSamples.ACME, Role.VIEWER));
        other.lost();
        assertThat(unauthenticated.isCrowded(HERE)).isFalse();
        unauthenticated.arrived(HERE);
        assertThat(unauthenticated.isCrowded(HERE)).isTrue();
    }

    /** Or else whoever is closed at once could come again faster than connections go. */
    @Test
    void closedSocketKeepsAStrangersPlaceUntilItsConnectionIsGone() {
        LiveSocket closed =
                new LiveSocket(new FakeWire(), Runnable::run, unauthenticated.arrived(HERE));
        unauthenticated.arrived(HERE);

        closed.close(CloseCode.INTERNAL);
        assertThat(unauthenticated.isCrowded(HERE)).isTrue();

        closed.lost();
        assertThat(unauthenticated.isCrowded(HERE)).isFalse();
    }
}
