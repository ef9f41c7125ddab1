package dev.aac.producer.explanation;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A model, where it is, and with which key it is asked.
 *
 * @param address of the provider's API; null for the provider's own
 * @param key null where none is needed
 */
public record ModelRoute(
        ModelProvider provider,
        String model,
        @Nullable URI address,
        @Nullable String key,
        ModelPrice price) {

    public ModelRoute {
        requireNonNull(provider, "provider is null");
        requireNonNull(model, "model is null");
        requireNonNull(price, "price is null");
    }

    /** Never with the key. */
    @Override
    public String toString() {
        return provider.apiName() + " " + model;
    }
}
