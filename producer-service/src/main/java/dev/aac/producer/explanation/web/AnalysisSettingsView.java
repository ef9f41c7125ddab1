package dev.aac.producer.explanation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.producer.explanation.ModelChoice;
import dev.aac.producer.explanation.ModelOffer;
import dev.aac.producer.explanation.ModelProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What counts for the organization, without the key, and what it can choose from. */
@Schema(name = "AnalysisSettings")
public record AnalysisSettingsView(
        @Schema(description = "Whether language models are asked about failed runs") boolean on,
        @Schema(description = "Whether somebody of the organization said so") boolean chosen,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        description = "Left out for the models of the installation",
                        enumeration = {"gemini", "openai", "anthropic", "ollama"})
                @Nullable String provider,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String address,
        @Schema(description = "Whether there is a key of the organization's own") boolean hasKey,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "In US cents a month; left out for the installation's")
                @Nullable Integer budgetCents,
        OfferView installation) {

    /** What the operator offers. */
    @Schema(name = "AnalysisOffer")
    public record OfferView(
            boolean on,
            @Schema(description = "The cheapest first") List<OfferedModelView> models,
            @Schema(description = "Where a model of one's own may be") List<String> addresses,
            @Schema(description = "In US cents a month") long budgetCents) {

        static OfferView of(ModelOffer offer) {
            return new OfferView(
                    offer.on(),
                    offer.models().stream()
                            .map(
                                    model ->
                                            new OfferedModelView(
                                                    model.provider().apiName(), model.model()))
                            .toList(),
                    offer.addresses().stream().map(URI::toString).toList(),
                    offer.budgetCents());
        }
    }

    /** A model that the installation has a key or an address for. */
    @Schema(name = "AnalysisOfferedModel")
    public record OfferedModelView(String provider, String model) {}

    static AnalysisSettingsView of(Optional<ModelChoice> chosen, ModelOffer offer) {
        if (chosen.isEmpty()) {
            return new AnalysisSettingsView(
                    offer.on(), false, null, null, null, false, null, OfferView.of(offer));
        }
        ModelChoice choice = chosen.get();
        ModelProvider provider = choice.provider();
        URI address = choice.address();
        return new AnalysisSettingsView(
                choice.on(),
                true,
                provider == null ? null : provider.apiName(),
                choice.model(),
                address == null ? null : address.toString(),
                choice.key() != null,
                choice.budgetCents(),
                OfferView.of(offer));
    }
}
