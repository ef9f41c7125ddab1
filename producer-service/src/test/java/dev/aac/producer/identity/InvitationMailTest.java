package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.mail.Letter;
import dev.aac.producer.platform.mail.Mail.Delivery;
import dev.aac.producer.platform.mail.RecordedMail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationMailTest {

    private static final String LINK = "https://aac.example.org/signup?inviteToken=secret";

    private final SessionWorld world = new SessionWorld();
    private final OrganizationScope globex =
            OrganizationScope.ofNewOrganization(new OrganizationId("f".repeat(24)));
    private final RecordedMail mail = new RecordedMail();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryWindowCounts counts = new InMemoryWindowCounts();
    private final InvitationMail invitations =
            new InvitationMail(mail, organizations, counts, world.clock);

    @BeforeEach
    void twoUsers() {
        organizations.limit(world.acme, new PlanLimits(1, 100, 2, 1));
        organizations.limit(globex, new PlanLimits(1, 100, 2, 1));
    }

    @Test
    void letterSaysWhereAsWhatAndUntilWhen() {
        String name = "A".repeat(99) + "🚀";
        organizations.rename(world.acme, new OrganizationName(name), Instant.EPOCH);

        assertThat(send(world.acme)).contains(Delivery.SENT);

        Letter letter = mail.letters().getFirst();
        assertThat(letter.to()).isEqualTo("guest@example.org");
        assertThat(letter.subject()).isEqualTo("Invitation to " + name);
        assertThat(letter.text().lines())
                .contains(
                        "You are invited to join \""
                                + name
                                + "\" on Agnostic Automation Center,"
                                + " as viewer.",
                        "Accept the invitation here, until 8 March 2026, 12:05 UTC:",
                        LINK);
    }

    @Test
    void withoutAMailServerNothingIsSent() {
        mail.turnOff();
        assertThat(send(world.acme)).isEmpty();
        assertThat(mail.letters()).isEmpty();
    }

    @Test
    void failureIsAnAnswer() {
        mail.fail();
        assertThat(send(world.acme)).contains(Delivery.FAILED);
        OrganizationScope gone =
                OrganizationScope.ofNewOrganization(new OrganizationId("e".repeat(24)));
        assertThat(send(gone)).contains(Delivery.FAILED);
    }

    @Test
    void storeThatIsAwayIsAFailureAndLosesNothing() {
        counts.goAway();
        assertThat(send(world.acme)).contains(Delivery.FAILED);
        assertThat(mail.letters()).isEmpty();
    }

    @Test
    void organizationHasItsLettersOfTheDayAndNoMore() {
        for (int letters = 0; letters < 2 * InvitationMail.LETTERS_PER_USER_MAX; letters++) {
            assertThat(send(world.acme)).contains(Delivery.SENT);
        }
        assertThat(send(world.acme)).contains(Delivery.FAILED);
        assertThat(send(globex)).contains(Delivery.SENT);

        world.clock.advance(Duration.ofDays(1));
        assertThat(send(world.acme)).contains(Delivery.SENT);
    }

    private Optional<Delivery> send(OrganizationScope scope) {
        return invitations.send(scope, invitation(), LINK);
    }

    private Invitation invitation() {
        Instant made = Instant.parse("2026-03-01T12:05:00Z");
        return new Invitation(
                new InvitationId("1".repeat(24)),
                world.acme.organizationId(),
                new Email("guest@example.org"),
                Role.VIEWER,
                InvitationStatus.PENDING,
                world.ada.id(),
                made.plus(Invitation.LIFE),
                made);
    }
}
