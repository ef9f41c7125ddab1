package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Finding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an execution failed, as the API shows it: an error, or all the rest. */
@Schema(name = "Analysis")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnalysisView(
        @Schema(
                        enumeration = {
                            "assertion",
                            "timeout",
                            "out_of_memory",
                            "connection",
                            "dns",
                            "permission",
                            "missing",
                            "selector",
                            "browser_crash",
                            "compilation",
                            "configuration",
                            "resources",
                            "exception",
                            "exit_code",
                            "unknown"
                        })
                @Nullable String category,
        @Schema(description = "What broke") @Nullable String sentence,
        @Schema(description = "Lines of the last attempt's log; left out in lists")
                @Nullable List<EvidenceView> evidence,
        @Schema(description = "0 to 1") @Nullable Double confidence,
        @Schema(description = "What to do about it") @Nullable String nextStep,
        @Schema(description = "Why there is no answer; then nothing else is there")
                @Nullable String error,
        @Schema(description = "By a language model, where one was asked; left out in lists")
                @Nullable ExplanationView explanation) {

    /** A line of the log, its text shortened. */
    @Schema(name = "AnalysisEvidence")
    public record EvidenceView(
            @Schema(description = "Its number in the log") long seq, String text) {

        static EvidenceView of(Evidence line) {
            return new EvidenceView(line.seq(), line.text());
        }
    }

    static @Nullable AnalysisView whole(@Nullable Analysis analysis) {
        return of(analysis, true);
    }

    static @Nullable AnalysisView listed(@Nullable Analysis analysis) {
        return of(analysis, false);
    }

    private static @Nullable AnalysisView of(@Nullable Analysis analysis, boolean withEvidence) {
        return switch (analysis) {
            case null -> null;
            case Analysis.Failed(var error) ->
                    new AnalysisView(null, null, null, null, null, error, null);
            case Analysis.Explained(var finding, var explanation) ->
                    explained(finding, withEvidence ? explanation : null, withEvidence);
        };
    }

    private static AnalysisView explained(
            Finding finding, @Nullable Explanation explanation, boolean withEvidence) {
        Category category = finding.category();
        return new AnalysisView(
                category.apiName(),
                finding.sentence(),
                withEvidence ? finding.evidence().stream().map(EvidenceView::of).toList() : null,
                finding.confidence(),
                finding.nextStep(),
                null,
                ExplanationView.of(explanation));
    }
}
