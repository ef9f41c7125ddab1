package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Explanation.Claim;
import dev.aac.producer.analysis.Explanation.ModelUse;
import dev.aac.producer.execution.web.AnalysisView.EvidenceView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a language model said, as the API shows it: why it said nothing, or all the rest. */
@Schema(name = "AnalysisExplanation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationView(
        @Schema(description = "What the model takes it for; a category as the analysis has one")
                @Nullable String category,
        @Schema(description = "What broke") @Nullable String summary,
        @Schema(description = "What it says in detail, each borne out by lines of the log")
                @Nullable List<ClaimView> claims,
        @Schema(description = "What to do about it") @Nullable String nextStep,
        @Schema(description = "0 to 1, as the model sees it") @Nullable Double confidence,
        @Schema(description = "Who said it, and what it cost") @Nullable ModelUseView model,
        @Schema(description = "Why there is none; then nothing else is there")
                @Nullable String withheld) {

    /** One thing that a model says, and the lines that show it. */
    @Schema(name = "AnalysisClaim")
    public record ClaimView(String text, List<EvidenceView> evidence) {

        static ClaimView of(Claim claim) {
            return new ClaimView(
                    claim.text(), claim.evidence().stream().map(EvidenceView::of).toList());
        }
    }

    /** A model, and what all questions to it about this run used. */
    @Schema(name = "AnalysisModel")
    public record ModelUseView(
            String provider,
            String name,
            long inputTokens,
            long outputTokens,
            @Schema(description = "Millionths of a US dollar") long microUsd) {

        static ModelUseView of(ModelUse use) {
            return new ModelUseView(
                    use.provider(),
                    use.model(),
                    use.inputTokens(),
                    use.outputTokens(),
                    use.microUsd());
        }
    }

    static @Nullable ExplanationView of(@Nullable Explanation explanation) {
        return switch (explanation) {
            case null -> null;
            case Explanation.Withheld(var why) ->
                    new ExplanationView(null, null, null, null, null, null, why);
            case Explanation.Given given ->
                    new ExplanationView(
                            given.category().apiName(),
                            given.summary(),
                            given.claims().stream().map(ClaimView::of).toList(),
                            given.nextStep(),
                            given.confidence(),
                            ModelUseView.of(given.use()),
                            null);
        };
    }
}
