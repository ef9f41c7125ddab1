package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.analysis.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisMappingTest {

    /** Whoever mends the document by hand learns what it lacks. */
    @ParameterizedTest
    @CsvSource({
        ", why, 0.5, look, a finding without a category",
        "MISSING, , 0.5, look, a finding without a sentence",
        "MISSING, why, , look, a finding without confidence",
        "MISSING, why, 0.5, , a finding without a next step"
    })
    void whatADamagedFindingLacksIsSaid(
            @Nullable Category category,
            @Nullable String sentence,
            @Nullable Double confidence,
            @Nullable String nextStep,
            String lack) {
        AnalysisDocument damaged =
                new AnalysisDocument(
                        null, category, sentence, null, null, confidence, nextStep, null);

        assertThatThrownBy(() -> AnalysisMapping.toDomain(damaged)).hasMessage(lack);
    }
}
