package dev.aac.producer.explanation;

import java.net.URI;
import java.util.List;

/**
 * What the operator offers to organizations.
 *
 * @param on whether models are asked for who did not choose
 * @param models the cheapest first
 * @param addresses where a model of one's own may be
 * @param budgetCents a month, in US cents
 */
public record ModelOffer(
        boolean on, List<OfferedModel> models, List<URI> addresses, long budgetCents) {

    /** A model that there is a key or an address for. */
    public record OfferedModel(ModelProvider provider, String model) {}

    public ModelOffer {
        models = List.copyOf(models);
        addresses = List.copyOf(addresses);
    }
}
