package dev.aac.producer.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Patterns that are seen at two replicas which share one store. */
class PatternWatchTest {

    private static final String USER = "1123456789abcdef01234567";
    private static final String CAFE = "198.51.100.1";
    private static final int FOREIGN_IDS = 3;
    private static final int MISSING_THINGS = 5;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryWindowCounts counts = new InMemoryWindowCounts();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WatchMetrics metrics = new WatchMetrics(registry);
    private final RecordedTrail trail = new RecordedTrail();
    private final PatternWatch first = Watches.patterns(counts, metrics, clock);
    private final PatternWatch second = Watches.patterns(counts, metrics, clock);
    private final OrganizationScope acme = organization("0123456789abcdef01234567");
    private final OrganizationScope umbrella = organization("0123456789abcdef01234568");
    private final Party ada = Party.acting(acme, AuditActor.person(USER));
    private final Party program = Party.acting(acme, AuditActor.apiKey(USER));

    private static OrganizationScope organization(String id) {
        return OrganizationScope.ofNewOrganization(new OrganizationId(id));
    }

    @Test
    void patternIsToldWhenItIsOneAndNotBefore() {
        seen(FOREIGN_IDS - 1, UnusualPattern.FOREIGN_IDS, ada);
        assertThat(trail.events()).isEmpty();
        seen(1, UnusualPattern.FOREIGN_IDS, ada);
        assertThat(trail.types()).containsExactly("SuspiciousActivityDetected");
        assertThat(trail.scopes()).containsExactly(acme);
        var event = trail.events().getFirst();
        assertThat(event.subject()).hasToString("user:" + USER);
        assertThat(event.actor()).isEqualTo(AuditActor.person(USER));
        assertThat(event.data())
                .containsEntry("kind", "foreign_ids")
                .containsEntry("times", "3")
                .containsEntry("seconds", "900");
        assertThat(told("foreign_ids")).isEqualTo(1);
    }

    @Test
    void patternIsToldOnceAWindowHoweverLongItGoesOn() {
        seen(100, UnusualPattern.FOREIGN_IDS, ada);
        assertThat(told("foreign_ids")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(15));
        seen(100, UnusualPattern.FOREIGN_IDS, ada);
        assertThat(told("foreign_ids")).isEqualTo(2);
        assertThat(trail.events()).hasSize(2);
    }

    @Test
    void whatComesSlowlyIsNoPattern() {
        for (int i = 0; i < 10 * FOREIGN_IDS; i++) {
            seen(FOREIGN_IDS - 1, UnusualPattern.FOREIGN_IDS, ada);
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(trail.events()).isEmpty();
    }

    @Test
    void usersKeysAndPatternsAreCountedApart() {
        seen(FOREIGN_IDS - 1, UnusualPattern.FOREIGN_IDS, ada);
        seen(FOREIGN_IDS - 1, UnusualPattern.FOREIGN_IDS, program);
        seen(MISSING_THINGS - 1, UnusualPattern.MISSING_THINGS, ada);
        assertThat(trail.events()).isEmpty();
        seen(1, UnusualPattern.FOREIGN_IDS, program);
        assertThat(trail.events()).hasSize(1);
        assertThat(trail.events().getFirst().subject()).hasToString("api_key:" + USER);
    }

    @Test
    void replicasAddUpAndOnlyOneTells() throws Exception {
        List<Callable<Void>> sightings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PatternWatch replica = i % 2 == 0 ? first : second;
            sightings.add(
                    () -> {
                        replica.seen(UnusualPattern.MISSING_THINGS, ada, trail);
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> sighting : threads.invokeAll(sightings)) {
                sighting.get();
            }
        }
        assertThat(trail.types()).containsExactly("SuspiciousActivityDetected");
        assertThat(told("missing_things")).isEqualTo(1);
    }

    @Test
    void guessesFromOneNetworkAreToldToEachOrganizationThatIsTriedThen() {
        Party acmes = Party.victim(acme, USER);
        Party umbrellas = Party.victim(umbrella, USER);
        failed(Watches.ADDRESS_FAILURES - 1, acmes);
        assertThat(trail.events()).isEmpty();
        failed(3, umbrellas);
        failed(3, acmes);
        assertThat(trail.scopes()).containsExactly(umbrella, acme);
        assertThat(trail.events())
                .allSatisfy(
                        event -> {
                            assertThat(event.data()).containsEntry("kind", "address_failures");
                            assertThat(event.subject().toString()).startsWith("organization:");
                            assertThat(event.actor()).isEqualTo(AuditActor.NOBODY);
                        });
        assertThat(told("address_failures")).isEqualTo(1);
    }

    @Test
    void guessesAtEmailsOfNobodyCountAndAreInNoChain() {
        for (int i = 0; i < 2 * Watches.ADDRESS_FAILURES; i++) {
            second.failedFrom(CAFE, null, trail);
        }
        assertThat(told("address_failures")).isEqualTo(1);
        assertThat(trail.events()).isEmpty();
    }

    @Test
    void patternThatIsTurnedOffCostsNothing() {
        PatternWatch off =
                new PatternWatch(
                        counts, new WatchSettings("15m", "0", "0", "0", "0"), metrics, clock);
        for (UnusualPattern pattern : UnusualPattern.values()) {
            off.seen(pattern, ada, trail);
        }
        off.failedFrom(CAFE, ada, trail);
        assertThat(counts.size()).isZero();
        assertThat(trail.events()).isEmpty();
    }

    @Test
    void storeThatIsAwayIsToldToWhoeverAsked() {
        counts.goAway();
        assertThatThrownBy(() -> first.seen(UnusualPattern.FOREIGN_IDS, ada, trail))
                .isInstanceOf(StoreAway.class);
    }

    private void seen(int times, UnusualPattern pattern, Party party) {
        for (int i = 0; i < times; i++) {
            (i % 2 == 0 ? first : second).seen(pattern, party, trail);
        }
    }

    private void failed(int times, Party named) {
        for (int i = 0; i < times; i++) {
            (i % 2 == 0 ? first : second).failedFrom(CAFE, named, trail);
        }
    }

    private double told(String kind) {
        return registry.get("aac.suspicious.activity").tag("kind", kind).counter().count();
    }
}
