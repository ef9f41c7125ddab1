package dev.aac.producer.explanation;

import dev.aac.producer.platform.encryption.Sealed;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's admins chose.
 *
 * @param on whether excerpts of logs may be sent to a model
 * @param provider null for the models of the installation
 * @param model of that provider
 * @param address of an own model; null for where the installation or the provider has it
 * @param key an own one; null for the installation's, or for none with an own address
 * @param budgetCents a month, in US cents; null for the installation's
 */
public record ModelChoice(
        boolean on,
        @Nullable ModelProvider provider,
        @Nullable String model,
        @Nullable URI address,
        @Nullable Sealed key,
        @Nullable Integer budgetCents) {

    ModelChoice withKey(@Nullable Sealed other) {
        return new ModelChoice(on, provider, model, address, other, budgetCents);
    }

    /** Whether a key that was given for the other choice was given for this one, too. */
    boolean isAskedWhere(ModelChoice other) {
        return provider == other.provider()
                && (address == null ? other.address() == null : address.equals(other.address()));
    }
}
