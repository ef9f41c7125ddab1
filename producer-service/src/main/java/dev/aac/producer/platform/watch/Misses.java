package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/**
 * Hears of everything that somebody named and that its organization does not have. Both methods may
 * be called from any thread and return at once, whosever the thing is: the time of an answer tells
 * nothing, and no answer fails by what is done here.
 */
public interface Misses {

    /**
     * A name that is unique only within an organization, such as a taskId. Whether another one has
     * it is nobody's business and not looked at.
     */
    void ofName(OrganizationScope scope, AuditActor actor);

    /**
     * An id that is unique in the whole installation, after it was looked for in the organization.
     * If another organization has it, both have it recorded.
     */
    void ofId(OrganizationScope scope, AuditActor actor, String id);
}
