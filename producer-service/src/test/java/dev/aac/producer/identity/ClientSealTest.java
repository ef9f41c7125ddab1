package dev.aac.producer.identity;

import static dev.aac.producer.identity.ClientSeal.Purpose.FLOW;
import static dev.aac.producer.identity.ClientSeal.Purpose.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.SteppingClock;
import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSealTest {

    private static final Map<String, String> CONTENT = Map.of("state", "s", "nonce", "n");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final String secret = SigningSecret.random().value();
    private final ClientSeal seal = seal(secret);

    private ClientSeal seal(String jwtSecret) {
        return new ClientSeal(
                new DerivedKeys(
                        new TokenSettings(Optional.of(jwtSecret), "15m", "7d", LaunchMode.TEST)),
                clock);
    }

    @Test
    void anyReplicaOpensWhatAnotherSealed() {
        assertThat(seal(secret).open(FLOW, seal.seal(FLOW, CONTENT))).contains(CONTENT);
    }

    @Test
    void contentCannotBeRead() {
        assertThat(seal.seal(FLOW, Map.of("state", "visible"))).doesNotContain("visible");
        assertThat(seal.seal(FLOW, CONTENT)).isNotEqualTo(seal.seal(FLOW, CONTENT));
    }

    @Test
    void purposesDoNotStandForEachOther() {
        assertThat(seal.open(PERSON, seal.seal(FLOW, CONTENT))).isEmpty();
        assertThat(seal.open(FLOW, seal.seal(PERSON, CONTENT))).isEmpty();
    }

    @Test
    void anotherSecretOpensNothing() {
        assertThat(seal(SigningSecret.random().value()).open(FLOW, seal.seal(FLOW, CONTENT)))
                .isEmpty();
    }

    @Test
    void itIsGoodForAShortTime() {
        String sealed = seal.seal(FLOW, CONTENT);
        clock.advance(FLOW.life().minus(Duration.ofSeconds(1)));
        assertThat(seal.open(FLOW, sealed)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(seal.open(FLOW, sealed)).isEmpty();
    }

    @Test
    void anyChangeIsNoticed() {
        String sealed = seal.seal(FLOW, CONTENT);
        for (int at = 0; at < sealed.length(); at++) {
            char other = sealed.charAt(at) == 'A' ? 'g' : 'A';
            String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
            assertThat(seal.open(FLOW, changed)).as("changed at %d", at).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c.d.e", "eyJhbGciOiJub25lIn0.e30.", "\u0000"})
    void whatWasNeverSealedIsNotOpened(String text) {
        assertThat(seal.open(FLOW, text)).isEmpty();
        assertThat(seal.open(FLOW, seal.seal(FLOW, CONTENT) + "A".repeat(5_000))).isEmpty();
    }
}
