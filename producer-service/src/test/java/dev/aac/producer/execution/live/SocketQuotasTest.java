package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveReplica.SOCKETS_ENTERPRISE;
import static dev.aac.producer.execution.live.LiveReplica.SOCKETS_FREE;
import static dev.aac.producer.execution.live.LiveReplica.SOCKETS_PER_USER;
import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static dev.aac.producer.execution.live.LiveSamples.OTHER;
import static dev.aac.producer.execution.live.LiveSamples.principal;
import static dev.aac.producer.execution.live.LiveSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.ApiKeyId;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketQuotasTest {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final SocketQuotas quotas = new SocketQuotas(organizations, LiveReplica.limits());

    @BeforeEach
    void found() {
        organizations.limit(scope(ACME), Plan.FREE.limits());
        organizations.limit(scope(OTHER), Plan.FREE.limits());
    }

    @Test
    void oneUserCannotTakeThePlacesOfTheOthers() {
        List<Runnable> taken = takeAll(person(ACME, 1), SOCKETS_PER_USER);
        assertThat(refusal(person(ACME, 1))).isEqualTo(SocketError.TOO_MANY_OWN_SOCKETS);
        Runnable colleague = take(person(ACME, 2));

        taken.getFirst().run();
        taken.set(0, take(person(ACME, 1)));
        assertThat(refusal(person(ACME, 1))).isEqualTo(SocketError.TOO_MANY_OWN_SOCKETS);

        taken.forEach(Runnable::run);
        colleague.run();
        assertThat(quotas.count(scope(ACME))).isZero();
    }

    @Test
    void oneOrganizationCannotTakeThePlacesOfTheOthers() {
        List<Runnable> taken = new ArrayList<>();
        for (int number = 0; number < SOCKETS_FREE; number++) {
            taken.add(take(person(ACME, number)));
        }
        assertThat(refusal(person(ACME, SOCKETS_FREE))).isEqualTo(SocketError.TOO_MANY_SOCKETS);
        take(person(OTHER, SOCKETS_FREE));

        taken.getFirst().run();
        take(person(ACME, SOCKETS_FREE));
        assertThat(quotas.count(scope(ACME))).isEqualTo(SOCKETS_FREE);
        assertThat(quotas.count(scope(OTHER))).isEqualTo(1);
    }

    @Test
    void largerPlanHasMorePlaces() {
        organizations.changePlan(scope(ACME), Plan.FREE, Plan.ENTERPRISE, NOW);
        for (int number = 0; number < SOCKETS_ENTERPRISE; number++) {
            take(person(ACME, number));
        }
        assertThat(refusal(person(ACME, SOCKETS_ENTERPRISE)))
                .isEqualTo(SocketError.TOO_MANY_SOCKETS);
    }

    @Test
    void keyIsCountedBesideItsMaker() {
        Principal maker = person(ACME, 1);
        takeAll(maker, SOCKETS_PER_USER);

        take(
                new Principal(
                        maker.scope(),
                        maker.userId(),
                        new Principal.Proof.Key(new ApiKeyId("%024x".formatted(1))),
                        maker.role(),
                        maker.expiresAt()));
    }

    @Test
    void organizationThatIsGoneHasNoPlaces() {
        organizations.delete(scope(ACME));

        assertThat(refusal(person(ACME, 1))).isEqualTo(SocketError.TOO_MANY_SOCKETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-1", "many", "1000001"})
    void limitThatIsNoneIsRefused(String limit) {
        assertThatThrownBy(() -> new SocketLimitSettings(limit, "1", "1", "1"))
                .hasMessage("LIVE_SOCKETS_PER_USER must be a whole number from 1 to 1000000");
        assertThatThrownBy(() -> new SocketLimitSettings("1", "1", "1", limit))
                .hasMessageStartingWith("LIVE_SOCKETS_ENTERPRISE must be");
    }

    private List<Runnable> takeAll(Principal who, int count) {
        List<Runnable> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.add(take(who));
        }
        return taken;
    }

    private Runnable take(Principal who) {
        return switch (quotas.take(who)) {
            case SocketQuotas.Answer.Taken(var giveBack) -> giveBack;
            case SocketQuotas.Answer.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private SocketError refusal(Principal who) {
        return switch (quotas.take(who)) {
            case SocketQuotas.Answer.Taken _ -> throw new AssertionError("not refused");
            case SocketQuotas.Answer.Refused(var why) -> why;
        };
    }

    private static Principal person(OrganizationId organization, int number) {
        return principal(organization, Role.VIEWER, number, NOW.plusSeconds(900));
    }
}
