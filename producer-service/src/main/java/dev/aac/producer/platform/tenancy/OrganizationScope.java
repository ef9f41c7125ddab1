package dev.aac.producer.platform.tenancy;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;

/**
 * Proof that somebody may act within one organization. Every factory names the proof it rests on,
 * and an architecture test lists who may call which; there is no empty scope and none that means
 * "all".
 */
public final class OrganizationScope {

    private final OrganizationId organizationId;

    private OrganizationScope(OrganizationId organizationId) {
        this.organizationId = requireNonNull(organizationId, "organizationId is null");
    }

    /** From the organization claim of an access token whose signature and expiry were checked. */
    public static OrganizationScope ofVerifiedToken(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From the user record whose password was just verified. */
    public static OrganizationScope ofVerifiedPassword(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /**
     * From the user record that a sign-in named, whether or not it may come in: to record what was
     * tried, and for nothing else.
     */
    public static OrganizationScope ofNamedUser(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From the user record of the identity that a provider has just confirmed. */
    public static OrganizationScope ofVerifiedIdentity(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From the session whose family key, a secret of 256 bits, a refresh token just showed. */
    public static OrganizationScope ofVerifiedRefreshToken(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From the invitation whose token, a secret of 256 bits, was just shown. */
    public static OrganizationScope ofVerifiedInvitation(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From the API key, a secret of 256 bits, that was just found by its hash. */
    public static OrganizationScope ofVerifiedApiKey(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From a link to reports whose signature and time were just checked. */
    public static OrganizationScope ofVerifiedLink(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** From the organization that the operator of the installation, who was verified, named. */
    public static OrganizationScope ofOperatorsChoice(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** For an organization that the caller creates in this very moment. */
    public static OrganizationScope ofNewOrganization(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /**
     * From a worker's claim or fact. The run it names carries a random run id: whoever looks the
     * run up within this scope must match that id (and the fencing token, once there is one) before
     * acting on it.
     */
    public static OrganizationScope ofMatchedRun(RunRef run) {
        return new OrganizationScope(run.organizationId());
    }

    /** For what an {@link OwnerLookup} just found: to record that it was named by a stranger. */
    static OrganizationScope ofNamedOwner(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    /** For a pair that a {@link MaintenanceScope} just read from the store. */
    static OrganizationScope ofMaintenance(OrganizationId organizationId) {
        return new OrganizationScope(organizationId);
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrganizationScope scope
                && scope.organizationId.equals(organizationId);
    }

    @Override
    public int hashCode() {
        return organizationId.hashCode();
    }

    @Override
    public String toString() {
        return "OrganizationScope[" + organizationId + "]";
    }
}
