package dev.aac.producer.execution.storage;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Explanation.Claim;
import dev.aac.producer.analysis.Explanation.ModelUse;
import dev.aac.producer.execution.storage.ExplanationDocument.ClaimDocument;
import dev.aac.producer.execution.storage.ExplanationDocument.UseDocument;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a language model said, between domain and store. */
final class ExplanationMapping {

    private ExplanationMapping() {}

    static @Nullable ExplanationDocument toDocument(@Nullable Explanation explanation) {
        return switch (explanation) {
            case null -> null;
            case Explanation.Withheld(var why) ->
                    new ExplanationDocument(why, null, null, null, null, null, null);
            case Explanation.Given given ->
                    new ExplanationDocument(
                            null,
                            given.category(),
                            given.summary(),
                            given.claims().stream().map(ExplanationMapping::claim).toList(),
                            given.nextStep(),
                            given.confidence(),
                            use(given.use()));
        };
    }

    static @Nullable Explanation toDomain(@Nullable ExplanationDocument document) {
        if (document == null) {
            return null;
        }
        if (document.withheld() != null) {
            return new Explanation.Withheld(document.withheld());
        }
        UseDocument use = requireNonNull(document.use(), "an explanation by nobody");
        List<ClaimDocument> claims =
                requireNonNull(document.claims(), "an explanation without claims");
        return new Explanation.Given(
                requireNonNull(document.category(), "an explanation without a category"),
                requireNonNull(document.summary(), "an explanation without a summary"),
                claims.stream().map(ExplanationMapping::claim).toList(),
                requireNonNull(document.nextStep(), "an explanation without a next step"),
                requireNonNull(document.confidence(), "an explanation without confidence"),
                new ModelUse(
                        use.provider(),
                        use.model(),
                        use.inputTokens(),
                        use.outputTokens(),
                        use.microUsd()));
    }

    private static ClaimDocument claim(Claim claim) {
        return new ClaimDocument(
                claim.text(),
                claim.evidence().stream().map(Evidence::seq).toList(),
                claim.evidence().stream().map(Evidence::text).toList());
    }

    private static Claim claim(ClaimDocument document) {
        return new Claim(
                document.text(),
                IntStream.range(0, document.lines().size())
                        .mapToObj(
                                i -> new Evidence(document.lines().get(i), document.texts().get(i)))
                        .toList());
    }

    private static UseDocument use(ModelUse use) {
        return new UseDocument(
                use.provider(), use.model(), use.inputTokens(), use.outputTokens(), use.microUsd());
    }
}
