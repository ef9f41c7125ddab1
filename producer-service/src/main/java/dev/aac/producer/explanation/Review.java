package dev.aac.producer.explanation;

import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Explanation.Claim;
import dev.aac.producer.analysis.Explanation.ModelUse;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.explanation.Prompts.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The second look at what a model said: each claim, the summary with the category, and the next
 * step are statements that have to be supported, or they go.
 */
final class Review {

    private final Draft draft;

    Review(Draft draft) {
        this.draft = draft;
    }

    /** The claims in their order, then the summary, then the next step. */
    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        draft.claims()
                .forEach(claim -> statements.add(new Statement(claim.text(), claim.evidence())));
        String kind = " (It is of this kind: %s.)".formatted(draft.category().apiName());
        statements.add(new Statement(draft.summary() + kind, List.of()));
        statements.add(new Statement(draft.nextStep(), List.of()));
        return statements;
    }

    /**
     * @param supported the numbers of statements, from 1
     * @param finding by the rules, for what of the model's is not supported
     * @return empty when no claim stands
     */
    Optional<Explanation.Given> outcome(Set<Integer> supported, Finding finding, ModelUse use) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < draft.claims().size(); i++) {
            if (supported.contains(i + 1)) {
                claims.add(draft.claims().get(i));
            }
        }
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        int summary = draft.claims().size() + 1;
        boolean summed = supported.contains(summary);
        return Optional.of(
                new Explanation.Given(
                        summed ? draft.category() : finding.category(),
                        summed ? draft.summary() : claims.getFirst().text(),
                        claims,
                        supported.contains(summary + 1) ? draft.nextStep() : finding.nextStep(),
                        draft.confidence(),
                        use));
    }
}
