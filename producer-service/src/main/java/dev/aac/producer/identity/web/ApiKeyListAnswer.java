package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.ApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All API keys that the caller has to do with.
 *
 * @param nextCursor always null: an organization has no more than fit on one page
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record ApiKeyListAnswer(
        boolean success, List<ApiKeyView> data, @Nullable String nextCursor) {

    static ApiKeyListAnswer of(List<ApiKey> keys) {
        return new ApiKeyListAnswer(true, keys.stream().map(ApiKeyView::of).toList(), null);
    }
}
