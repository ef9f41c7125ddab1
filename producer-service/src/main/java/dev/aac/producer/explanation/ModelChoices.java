package dev.aac.producer.explanation;

import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What organizations chose. Every method blocks for a call to the store, may be called from any
 * thread, and throws when the store does not answer in time.
 */
public interface ModelChoices {

    /** Most organizations that are looked for at once. */
    int SEALED_OTHERWISE_MAX = 10_000;

    /** Empty when nobody of the organization ever chose. */
    Optional<ModelChoice> find(OrganizationScope scope);

    /**
     * From now on this counts, unless somebody else changed the key meanwhile.
     *
     * @param keyBefore as it was found; null when there was none
     * @return whether it counts
     */
    boolean save(OrganizationScope scope, @Nullable Sealed keyBefore, ModelChoice choice);

    /**
     * Who has a key that was sealed otherwise, at most {@value #SEALED_OTHERWISE_MAX}.
     *
     * @param keyId of the key that seals now
     */
    List<OrganizationScope> sealedOtherwise(String keyId);
}
