package dev.aac.producer.execution.storage;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an execution failed, between domain and store. */
final class AnalysisMapping {

    private AnalysisMapping() {}

    static @Nullable AnalysisDocument toDocument(@Nullable Analysis analysis) {
        return switch (analysis) {
            case null -> null;
            case Analysis.Failed(var error) ->
                    new AnalysisDocument(error, null, null, null, null, null, null, null);
            case Analysis.Explained(var finding, var explanation) ->
                    new AnalysisDocument(
                            null,
                            finding.category(),
                            finding.sentence(),
                            finding.evidence().stream().map(Evidence::seq).toList(),
                            finding.evidence().stream().map(Evidence::text).toList(),
                            finding.confidence(),
                            finding.nextStep(),
                            ExplanationMapping.toDocument(explanation));
        };
    }

    static @Nullable Analysis toDomain(@Nullable AnalysisDocument document) {
        if (document == null) {
            return null;
        }
        if (document.error() != null) {
            return new Analysis.Failed(document.error());
        }
        return new Analysis.Explained(
                new Finding(
                        requireNonNull(document.category(), "a finding without a category"),
                        requireNonNull(document.sentence(), "a finding without a sentence"),
                        evidence(document),
                        requireNonNull(document.confidence(), "a finding without confidence"),
                        requireNonNull(document.nextStep(), "a finding without a next step")),
                ExplanationMapping.toDomain(document.explanation()));
    }

    private static List<Evidence> evidence(AnalysisDocument document) {
        List<Long> lines = document.lines();
        List<String> texts = document.texts();
        List<Evidence> evidence = new ArrayList<>();
        if (lines != null && texts != null) {
            for (int i = 0; i < lines.size(); i++) {
                evidence.add(new Evidence(lines.get(i), texts.get(i)));
            }
        }
        return evidence;
    }
}
