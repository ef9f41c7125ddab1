package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.ProviderName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The providers there are.
 *
 * @param nextCursor null: all are on one page
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record ProviderListAnswer(
        boolean success, List<ProviderView> data, @Nullable String nextCursor) {

    /**
     * A provider.
     *
     * @param id as paths name it
     */
    public record ProviderView(String id) {}

    static ProviderListAnswer of(List<ProviderName> providers) {
        return new ProviderListAnswer(
                true,
                providers.stream().map(provider -> new ProviderView(provider.apiName())).toList(),
                null);
    }
}
