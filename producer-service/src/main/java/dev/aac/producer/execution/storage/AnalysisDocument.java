package dev.aac.producer.execution.storage;

import dev.aac.producer.analysis.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution failed, as it is stored: with an error or with all the rest.
 *
 * @param lines where the lines of evidence are in the log
 * @param texts of those lines; absent, like their places, when a list is read
 * @param explanation by a language model, beside the rest; absent when a list is read, and in
 *     documents of older builds, which leave out what they do not know when they read
 */
public record AnalysisDocument(
        @Nullable String error,
        @Nullable Category category,
        @Nullable String sentence,
        @Nullable List<Long> lines,
        @Nullable List<String> texts,
        @Nullable Double confidence,
        @Nullable String nextStep,
        @Nullable ExplanationDocument explanation) {}
