package dev.aac.producer.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.OwnerLookup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Umbrella names what is Acme's, at two replicas which share one store. */
class ForeignAccessTest {

    private static final String MALLORY = "1123456789abcdef01234567";
    private static final AuditSubject ADA = AuditSubject.user("2123456789abcdef01234567");
    private static final String SUPPRESSED = "suppressed";

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryWindowCounts counts = new InMemoryWindowCounts();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordedTrail trail = new RecordedTrail();
    private final OrganizationScope acme = organization("0123456789abcdef01234567");
    private final OrganizationScope umbrella = organization("0123456789abcdef01234568");
    private final OrganizationScope other = organization("0123456789abcdef01234569");
    private final ForeignAccess first = replica();
    private final ForeignAccess second = replica();

    private static OrganizationScope organization(String id) {
        return OrganizationScope.ofNewOrganization(new OrganizationId(id));
    }

    private ForeignAccess replica() {
        return new ForeignAccess(counts, trail, new WatchMetrics(registry), clock);
    }

    @Test
    void bothOrganizationsHaveItRecorded() {
        attempts(1, umbrella);
        assertThat(trail.scopes()).containsExactly(acme, umbrella);
        assertThat(trail.events())
                .allSatisfy(
                        event -> {
                            assertThat(event.type().apiName())
                                    .isEqualTo("CrossTenantAccessAttempted");
                            assertThat(event.subject()).isEqualTo(ADA);
                        });
        AuditEvent own = trail.events().getLast();
        assertThat(own.actor()).isEqualTo(AuditActor.person(MALLORY));
        assertThat(own.data())
                .containsEntry("organizationId", umbrella.organizationId().value())
                .containsEntry("ownerOrganizationId", acme.organizationId().value())
                .hasSize(2);
    }

    @Test
    void ownersEventSaysNothingOfTheOther() {
        attempts(1, umbrella);
        AuditEvent owners = trail.events().getFirst();
        assertThat(owners.actor()).isEqualTo(AuditActor.NOBODY);
        assertThat(owners.data()).isEmpty();
    }

    @Test
    void floodIsCountedIntoTheNextEvent() {
        attempts(1_000, umbrella);
        assertThat(eventsOf(acme)).hasSize(ForeignAccess.EVENTS_MAX);
        assertThat(eventsOf(umbrella)).hasSize(ForeignAccess.EVENTS_MAX);
        assertThat(trail.events()).noneMatch(event -> event.data().containsKey(SUPPRESSED));

        clock.advance(ForeignAccess.EVENTS_WINDOW);
        attempts(2, umbrella);

        List<AuditEvent> owners = eventsOf(acme);
        assertThat(owners).hasSize(ForeignAccess.EVENTS_MAX + 2);
        assertThat(owners.get(ForeignAccess.EVENTS_MAX).data())
                .containsEntry(SUPPRESSED, Integer.toString(1_000 - ForeignAccess.EVENTS_MAX));
        assertThat(owners.getLast().data()).isEmpty();
        assertThat(eventsOf(umbrella).get(ForeignAccess.EVENTS_MAX).data())
                .containsEntry(SUPPRESSED, Integer.toString(1_000 - ForeignAccess.EVENTS_MAX));
        assertThat(registry.get("aac.cross.tenant.attempts").counter().count()).isEqualTo(1_002);
    }

    @Test
    void onePairsFloodHidesNoOther() {
        attempts(100, umbrella);
        attempts(1, other);
        assertThat(eventsOf(other)).hasSize(1);
        assertThat(eventsOf(acme)).hasSize(ForeignAccess.EVENTS_MAX + 1);
    }

    @Test
    void everyKindOfThingHasItsNameInTheTrail() {
        assertThat(AuditSubject.Kind.values())
                .extracting(Enum::name)
                .containsAll(Arrays.stream(OwnerLookup.Kind.values()).map(Enum::name).toList());
    }

    private void attempts(int times, OrganizationScope by) {
        Party mallory = Party.acting(by, AuditActor.person(MALLORY));
        for (int i = 0; i < times; i++) {
            (i % 2 == 0 ? first : second).attempted(mallory, ADA, acme, trail);
        }
    }

    private List<AuditEvent> eventsOf(OrganizationScope scope) {
        List<AuditEvent> events = trail.events();
        List<OrganizationScope> scopes = trail.scopes();
        return IntStream.range(0, events.size())
                .filter(i -> scopes.get(i).equals(scope))
                .mapToObj(events::get)
                .toList();
    }
}
