package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.mail.Letter;
import dev.aac.producer.platform.mail.Mail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends invited people their links. Whoever signs up could have letters sent to anybody: an
 * organization has a number of them a day, by the users of its plan.
 */
@Singleton
public class InvitationMail {

    /** Letters a day for each user of the plan. */
    static final int LETTERS_PER_USER_MAX = 5;

    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final Logger LOG = Logger.getLogger(InvitationMail.class);

    private final Mail mail;
    private final Organizations organizations;
    private final WindowCounts counts;
    private final Clock clock;

    public InvitationMail(
            Mail mail, Organizations organizations, WindowCounts counts, Clock clock) {
        this.mail = mail;
        this.organizations = organizations;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Sends the link, if there is a mail server. The invitation is made already: nothing that fails
     * here may lose it, so that every failure is an answer.
     *
     * @return empty when there is no mail server
     */
    public Optional<Mail.Delivery> send(
            OrganizationScope scope, Invitation invitation, String link) {
        if (!mail.isOn()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    organizations
                            .find(scope)
                            .filter(this::hasLettersLeft)
                            .map(organization -> mail.send(letter(organization, invitation, link)))
                            .orElse(Mail.Delivery.FAILED));
        } catch (StoreAway away) {
            LOG.warnf("an invitation was not sent: %s", away.getMessage());
            return Optional.of(Mail.Delivery.FAILED);
        }
    }

    private boolean hasLettersLeft(Organization organization) {
        long max = (long) LETTERS_PER_USER_MAX * organization.limits().maxUsers();
        String key = "invitation-mail:" + organization.id();
        if (counts.add(key, 1, DAY, clock.instant()).total() <= max) {
            return true;
        }
        LOG.warnf(
                "an invitation was not sent: organizationId=%s had %d letters in a day",
                organization.id(), max);
        return false;
    }

    private static Letter letter(Organization organization, Invitation invitation, String link) {
        return new Letter(
                invitation.email().value(),
                "Invitation to " + organization.name(),
                """
                You are invited to join "%s" on Agnostic Automation Center, as %s.

                Accept the invitation here, until %s:

                %s

                The link is good for one sign-up, with %s.
                If you do not know what this is about, you need not do anything.
                """
                        .formatted(
                                organization.name(),
                                invitation.role().apiName(),
                                TIME.format(invitation.expiresAt()),
                                link,
                                invitation.email()));
    }
}
