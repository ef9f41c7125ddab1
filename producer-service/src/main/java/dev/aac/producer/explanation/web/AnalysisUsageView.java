package dev.aac.producer.explanation.web;

import dev.aac.producer.explanation.ModelSpending.Spending;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What language models cost the organization in this month. */
@Schema(name = "AnalysisUsage")
public record AnalysisUsageView(
        @Schema(description = "In UTC, such as 2026-03") String month,
        @Schema(description = "Millionths of a US dollar, with what questions under way can cost")
                long microUsd,
        @Schema(description = "Millionths of a US dollar that it may be") long budgetMicroUsd,
        @Schema(description = "Questions that were asked") long questions,
        long inputTokens,
        long outputTokens) {

    static AnalysisUsageView of(Spending spending) {
        return new AnalysisUsageView(
                spending.month().toString(),
                spending.used().micros(),
                spending.budgetMicros(),
                spending.used().calls(),
                spending.used().inputTokens(),
                spending.used().outputTokens());
    }
}
