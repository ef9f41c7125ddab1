package dev.aac.producer.explanation;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Optional;

/**
 * What organizations chose. Every method blocks for one call to the store, may be called from any
 * thread, and throws when the store does not answer in time.
 */
public interface ModelChoices {

    /** Empty when nobody of the organization ever chose. */
    Optional<ModelChoice> find(OrganizationScope scope);

    /** From now on this counts. */
    void save(OrganizationScope scope, ModelChoice choice);
}
