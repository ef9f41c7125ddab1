package dev.aac.producer.platform.watch;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/**
 * Whose chain an event is for, and whom it is about.
 *
 * @param actor who did it, as far as that is known
 */
record Party(OrganizationScope scope, AuditSubject subject, AuditActor actor) {

    Party {
        requireNonNull(scope, "scope is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(actor, "actor is null");
    }

    /** A user or an API key of the organization, which did it. */
    static Party acting(OrganizationScope scope, AuditActor actor) {
        String key = actor.apiKeyId();
        AuditSubject who =
                key == null
                        ? AuditSubject.user(requireNonNull(actor.userId(), "nobody acts"))
                        : AuditSubject.apiKey(key);
        return new Party(scope, who, actor);
    }

    /** A user of the organization, to whom it was done by nobody knows whom. */
    static Party victim(OrganizationScope scope, String userId) {
        return new Party(scope, AuditSubject.user(userId), AuditActor.NOBODY);
    }

    /** The organization as a whole, to which it was done by nobody knows whom. */
    Party organization() {
        return new Party(
                scope,
                AuditSubject.organization(scope.organizationId().value()),
                AuditActor.NOBODY);
    }

    AuditEvent event(AuditType type) {
        return AuditEvent.of(type, subject).by(actor);
    }

    @Override
    public String toString() {
        return "organizationId=%s %s".formatted(scope.organizationId(), subject);
    }
}
