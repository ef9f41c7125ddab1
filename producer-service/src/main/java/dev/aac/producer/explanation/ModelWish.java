package dev.aac.producer.explanation;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an admin wants to be chosen, all of it: what is null is not chosen.
 *
 * @param key null to keep the one that is there, as long as provider and address stay
 * @param removeKey to do without one from now on
 */
public record ModelWish(
        boolean on,
        @Nullable ModelProvider provider,
        @Nullable String model,
        @Nullable URI address,
        @Nullable String key,
        boolean removeKey,
        @Nullable Integer budgetCents) {

    /** Never with the key. */
    @Override
    public String toString() {
        return "ModelWish[on=" + on + ", provider=" + provider + ", model=" + model + "]";
    }
}
