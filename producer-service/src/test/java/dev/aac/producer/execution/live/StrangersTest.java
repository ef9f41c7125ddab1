package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.http.ClientAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangersTest {

    private static final ClientAddress HERE = new ClientAddress("192.0.2.7");
    private static final ClientAddress ELSEWHERE = new ClientAddress("192.0.2.8");

    private final Strangers strangers = new Strangers(2);

    @Test
    void networkHasALimitOfItsOwn() {
        strangers.arrived(HERE);
        assertThat(strangers.isCrowded(HERE)).isFalse();
        strangers.arrived(HERE);
        assertThat(strangers.isCrowded(HERE)).isTrue();
        assertThat(strangers.isCrowded(ELSEWHERE)).isFalse();
    }

    @Test
    void whoIsNoStrangerAnyMoreMakesRoom() {
        Runnable first = strangers.arrived(HERE);
        Runnable second = strangers.arrived(HERE);
        first.run();
        assertThat(strangers.isCrowded(HERE)).isFalse();
        strangers.arrived(HERE);
        assertThat(strangers.isCrowded(HERE)).isTrue();
        second.run();
        assertThat(strangers.isCrowded(HERE)).isFalse();
    }

    /** One customer can take any address of such a network. */
    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "2001:db8::ffff:1"})
    void addressesOfOneIpv6NetworkAreCountedTogether(String address) {
        strangers.arrived(new ClientAddress("2001:db8::2"));
        strangers.arrived(new ClientAddress("2001:db8::3"));
        assertThat(strangers.isCrowded(new ClientAddress(address))).isTrue();
        assertThat(strangers.isCrowded(new ClientAddress("2001:db8:0:1::1"))).isFalse();
    }

    @Test
    void socketStopsBeingAStrangerOnceWhetherItSignsInOrIsClosed() {
        LiveSocket gone = new LiveSocket(new FakeWire(), Runnable::run, strangers.arrived(HERE));
        LiveSocket other = new LiveSocket(new FakeWire(), Runnable::run, strangers.arrived(HERE));
        assertThat(strangers.isCrowded(HERE)).isTrue();

        gone.lost();
        gone.close(CloseCode.INTERNAL);
        assertThat(strangers.isCrowded(HERE)).isFalse();
        strangers.arrived(HERE);
        assertThat(strangers.isCrowded(HERE)).as("closed once, counted once").isTrue();

        other.signIn(LiveSamples.principal(LiveSamples.ACME, Role.VIEWER), () -> {});
        other.renew(LiveSamples.principal(LiveSamples.ACME, Role.VIEWER));
        other.lost();
        assertThat(strangers.isCrowded(HERE)).isFalse();
        strangers.arrived(HERE);
        assertThat(strangers.isCrowded(HERE)).isTrue();
    }

    /** Or else whoever is closed at once could come again faster than connections go. */
    @Test
    void closedSocketKeepsAStrangersPlaceUntilItsConnectionIsGone() {
        LiveSocket closed = new LiveSocket(new FakeWire(), Runnable::run, strangers.arrived(HERE));
        strangers.arrived(HERE);

        closed.close(CloseCode.INTERNAL);
        assertThat(strangers.isCrowded(HERE)).isTrue();

        closed.lost();
        assertThat(strangers.isCrowded(HERE)).isFalse();
    }
}
