package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says what an invitation's token stands for to whoever shows it. */
@ApplicationScoped
public class InvitationCheck {

    private final Invitations invitations;
    private final Organizations organizations;
    private final Clock clock;

    public InvitationCheck(Invitations invitations, Organizations organizations, Clock clock) {
        this.invitations = invitations;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * An invitation, and where it leads.
     *
     * @param at when it was looked at
     */
    public record Shown(
            OrganizationScope scope, Invitation invitation, Organization organization, Instant at) {

        public InvitationStatus status() {
            return invitation.statusAt(at);
        }

        /** Whether it can be accepted now. */
        public boolean isPending() {
            return status() == InvitationStatus.PENDING;
        }
    }

    /**
     * What has become of the invitation, good or not.
     *
     * @param token as it came
     * @throws ProblemException {@link FixedProblem#INVITATION_NOT_FOUND}
     */
    public Shown show(String token) {
        return InvitationToken.read(token)
                .flatMap(read -> invitations.findByToken(read.hash()))
                .flatMap(this::shown)
                .orElseThrow(() -> new ProblemException(FixedProblem.INVITATION_NOT_FOUND));
    }

    /**
     * An invitation that can be accepted now.
     *
     * @throws ProblemException {@link FixedProblem#INVITATION_NOT_FOUND}, {@link
     *     FixedProblem#INVITATION_ENDED}
     */
    Shown pending(String token) {
        Shown shown = show(token);
        if (!shown.isPending()) {
            throw new ProblemException(FixedProblem.INVITATION_ENDED);
        }
        return shown;
    }

    private Optional<Shown> shown(Invitation invitation) {
        OrganizationScope scope =
                OrganizationScope.ofVerifiedInvitation(invitation.organizationId());
        return organizations
                .find(scope)
                .map(organization -> new Shown(scope, invitation, organization, clock.instant()));
    }
}
