package dev.aac.producer.explanation;

import java.util.List;

/**
 * What counts for an organization.
 *
 * @param on whether models are asked about its runs
 * @param routes which ones, in their order; may be none
 * @param budgetMicros what it may use up in a month, in millionths of a US dollar
 */
public record ModelTerms(boolean on, List<ModelRoute> routes, long budgetMicros) {

    public ModelTerms {
        routes = List.copyOf(routes);
    }
}
