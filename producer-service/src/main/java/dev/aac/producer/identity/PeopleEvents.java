package dev.aac.producer.identity;

import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.audit.PlanLimitReached;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of the people of organizations: records it, counts it, and says it in the log
 * under the event's name, with who did it and to whom. What ends in {@code ing} comes before the
 * change and is settled with it, the rest after the change is stored. Each replica counts what it
 * did itself. Safe for all threads.
 */
@Startup
@Singleton
public class PeopleEvents {

    private static final Logger LOG = Logger.getLogger(PeopleEvents.class);
    private static final String ROLE = "role";

    /** As logs and metrics name them. */
    private enum Event {
        USER_ROLE_CHANGED("UserRoleChanged"),
        USER_SUSPENDED("UserSuspended"),
        USER_REACTIVATED("UserReactivated"),
        USER_REMOVED("UserRemoved"),
        USER_CREATED("UserCreated"),
        INVITATION_CREATED("InvitationCreated"),
        INVITATION_ACCEPTED("InvitationAccepted"),
        INVITATION_REVOKED("InvitationRevoked"),
        PLAN_LIMIT_REACHED("PlanLimitReached"),
        ORGANIZATION_CHANGED("OrganizationChanged");

        private final String label;

        Event(String label) {
            this.label = label;
        }
    }

    private final AuditTrail trail;
    private final Map<Event, Counter> counters = new EnumMap<>(Event.class);

    public PeopleEvents(MeterRegistry registry, AuditTrail trail) {
        this.trail = trail;
        for (Event event : Event.values()) {
            counters.put(event, registry.counter("aac.people.events", "event", event.label));
        }
    }

    /**
     * @param by the admin, or its key
     * @param before the member as it is
     */
    AuditIntent changing(Principal by, User before, Standing next) {
        List<AuditEvent> events = new ArrayList<>();
        if (before.role() != next.role()) {
            events.add(
                    about(AuditType.USER_ROLE_CHANGED, before)
                            .by(by.actor())
                            .with("from", before.role().apiName())
                            .with("to", next.role().apiName()));
        }
        if (before.status() != next.status()) {
            events.add(about(statusEvent(next), before).by(by.actor()));
        }
        return trail.intend(by.scope(), events.toArray(AuditEvent[]::new));
    }

    private static AuditType statusEvent(Standing next) {
        return next.status() == UserStatus.SUSPENDED
                ? AuditType.USER_SUSPENDED
                : AuditType.USER_REACTIVATED;
    }

    /**
     * @param by the admin, or its key
     */
    AuditIntent removing(Principal by, User member) {
        return trail.intend(
                by.scope(),
                about(AuditType.USER_REMOVED, member)
                        .by(by.actor())
                        .with(ROLE, member.role().apiName()));
    }

    /** An invited person becomes a user: its own doing. */
    AuditIntent joining(OrganizationScope scope, User user, Invitation invitation) {
        return trail.intend(
                scope,
                about(AuditType.USER_CREATED, user)
                        .by(person(user.id()))
                        .with(ROLE, user.role().apiName()),
                about(AuditType.INVITATION_ACCEPTED, invitation).by(person(user.id())));
    }

    /**
     * @param by the admin, or its key
     */
    AuditIntent inviting(Principal by, Invitation invitation) {
        return trail.intend(
                by.scope(),
                about(AuditType.INVITATION_CREATED, invitation)
                        .by(by.actor())
                        .with(ROLE, invitation.role().apiName()));
    }

    /**
     * @param by the admin, or its key
     */
    AuditIntent revoking(Principal by, Invitation invitation) {
        return trail.intend(
                by.scope(), about(AuditType.INVITATION_REVOKED, invitation).by(by.actor()));
    }

    /**
     * @param by the admin, or its key
     */
    AuditIntent renaming(Principal by) {
        return trail.intend(
                by.scope(), about(AuditType.ORGANIZATION_CHANGED, by.scope()).by(by.actor()));
    }

    /**
     * @param actor the admin who did it
     * @param before the member as it was
     */
    void roleChanged(OrganizationScope scope, UserId actor, User before, Role next) {
        tell(
                Event.USER_ROLE_CHANGED,
                scope,
                actor,
                "userId=%s from=%s to=%s"
                        .formatted(before.id(), before.role().apiName(), next.apiName()));
    }

    /**
     * @param actor the admin who did it
     * @param before the member as it was
     */
    void statusChanged(OrganizationScope scope, UserId actor, User before, UserStatus next) {
        Event event = next == UserStatus.SUSPENDED ? Event.USER_SUSPENDED : Event.USER_REACTIVATED;
        tell(event, scope, actor, "userId=" + before.id());
    }

    /**
     * @param actor the admin who did it
     */
    void removed(OrganizationScope scope, UserId actor, User removed) {
        tell(
                Event.USER_REMOVED,
                scope,
                actor,
                "userId=%s role=%s".formatted(removed.id(), removed.role().apiName()));
    }

    /** An invited person has become a user: its own doing. */
    void userCreated(OrganizationScope scope, User user) {
        tell(
                Event.USER_CREATED,
                scope,
                user.id(),
                "userId=%s role=%s".formatted(user.id(), user.role().apiName()));
    }

    /**
     * @param actor the admin who did it
     */
    void invitationCreated(OrganizationScope scope, UserId actor, Invitation invitation) {
        tell(Event.INVITATION_CREATED, scope, actor, named(invitation));
    }

    /**
     * @param actor the user whom the invitation made
     */
    void invitationAccepted(OrganizationScope scope, UserId actor, Invitation invitation) {
        tell(Event.INVITATION_ACCEPTED, scope, actor, named(invitation));
    }

    /**
     * @param actor the admin who did it
     */
    void invitationRevoked(OrganizationScope scope, UserId actor, Invitation invitation) {
        tell(Event.INVITATION_REVOKED, scope, actor, named(invitation));
    }

    /**
     * An invitation was refused because all seats of the plan are taken or promised.
     *
     * @param by who wanted it
     */
    void userLimitReached(Principal by, SeatPlan.Promised seats) {
        PlanLimitReached reached =
                new PlanLimitReached(PlanLimitReached.Kind.USERS, seats.limit(), seats.used());
        AuditSubject organization = AuditSubject.organization(by.organizationId().value());
        trail.record(by.scope(), reached.about(organization).by(by.actor()));
        tell(Event.PLAN_LIMIT_REACHED, by.scope(), by.userId(), reached.toString());
    }

    /**
     * @param actor the admin who did it
     */
    void organizationRenamed(OrganizationScope scope, UserId actor, OrganizationName name) {
        tell(Event.ORGANIZATION_CHANGED, scope, actor, "name=\"" + name + "\"");
    }

    private static AuditEvent about(AuditType type, User user) {
        return AuditEvent.of(type, AuditSubject.user(user.id().value()));
    }

    private static AuditEvent about(AuditType type, Invitation invitation) {
        return AuditEvent.of(type, AuditSubject.invitation(invitation.id().value()));
    }

    private static AuditEvent about(AuditType type, OrganizationScope scope) {
        return AuditEvent.of(type, AuditSubject.organization(scope.organizationId().value()));
    }

    private static AuditActor person(UserId user) {
        return AuditActor.person(user.value());
    }

    private static String named(Invitation invitation) {
        return "invitationId=%s role=%s".formatted(invitation.id(), invitation.role().apiName());
    }

    private void tell(Event event, OrganizationScope scope, UserId actor, String subject) {
        Counter counter = counters.get(event);
        if (counter != null) {
            counter.increment();
        }
        LOG.infof(
                "%s organizationId=%s actor=%s %s",
                event.label, scope.organizationId(), actor, subject);
    }
}
