package dev.aac.producer.platform.audit;

import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;

/**
 * Where every act is recorded, for the organization that it was done in. What was recorded is never
 * lost, and its place in the organization's chain is given in the background. All methods may be
 * called from any thread; all but {@link #recordAside} block for one write to the store.
 */
public interface AuditTrail {

    /**
     * Records what is a fact already, such as a refusal.
     *
     * @throws ProblemException when the store does not answer in time
     */
    void record(OrganizationScope scope, AuditEvent event);

    /**
     * The same without waiting for the store, for answers whose time must tell nothing. What is
     * recorded so, a refusal and no act, is lost when the store is away or the process dies within
     * the moment that the write takes.
     */
    void recordAside(OrganizationScope scope, AuditEvent event);

    /**
     * Notes what is about to be done, <em>before</em> the write that does it. Whatever becomes of
     * this process, the events of an act that was done are then recorded.
     *
     * @param events of one act, in their order; all happen or none
     * @throws ProblemException when the store does not answer in time; the act must not be done
     *     then
     */
    AuditIntent intend(OrganizationScope scope, AuditEvent... events);

    /**
     * The same trail for work that goes on beside the present request, on whatever thread: what it
     * records comes from where this request comes from.
     */
    AuditTrail fromHere();

    /** The same trail, which says of nothing where it comes from. */
    AuditTrail fromNowhere();
}
