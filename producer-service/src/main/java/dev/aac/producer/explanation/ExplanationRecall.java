package dev.aac.producer.explanation;

import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Explanation.Claim;
import dev.aac.producer.analysis.Explanation.ModelUse;
import dev.aac.producer.explanation.RememberedExplanation.RememberedClaim;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Says about a failure that comes again what a model said before, as far as the lines that showed
 * it are there again. Costs nothing.
 */
@Singleton
public class ExplanationRecall {

    /** So long it is said again. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(ExplanationRecall.class);

    private final ExplanationMemory memory;
    private final Clock clock;

    public ExplanationRecall(ExplanationMemory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * @throws StoreAway when the store does not answer
     */
    Optional<Explanation> known(OrganizationScope scope, Question question, ModelRoute route) {
        return FailureMark.of(question.finding(), question.exitCode(), route)
                .flatMap(failure -> memory.find(scope, failure, clock.instant()))
                .flatMap(said -> anchored(said, question.excerpt(), route));
    }

    /** Without harm when the store does not answer: it is asked again next time. */
    void keep(
            OrganizationScope scope,
            Question question,
            ModelRoute route,
            Explanation.Given explanation) {
        Optional<String> failure = FailureMark.of(question.finding(), question.exitCode(), route);
        if (failure.isEmpty()) {
            return;
        }
        List<RememberedClaim> claims =
                explanation.claims().stream()
                        .map(
                                claim ->
                                        new RememberedClaim(
                                                claim.text(),
                                                claim.evidence().stream()
                                                        .map(FailureMark::of)
                                                        .toList()))
                        .toList();
        try {
            memory.keep(
                    scope,
                    failure.get(),
                    new RememberedExplanation(
                            explanation.category(),
                            explanation.summary(),
                            claims,
                            explanation.nextStep(),
                            explanation.confidence()),
                    clock.instant().plus(REMEMBERED));
        } catch (StoreAway away) {
            LOG.debugf("An explanation is not remembered: %s", away.getMessage());
        }
    }

    /** Only with each line of each claim there: what fits in part may not fit at all. */
    private static Optional<Explanation> anchored(
            RememberedExplanation said, Excerpt excerpt, ModelRoute route) {
        Map<String, Evidence> lines = new HashMap<>();
        for (Evidence line : excerpt.all()) {
            lines.putIfAbsent(FailureMark.of(line), line);
        }
        if (said.claims().isEmpty()
                || !said.claims().stream()
                        .allMatch(claim -> lines.keySet().containsAll(claim.marks()))) {
            return Optional.empty();
        }
        List<Claim> claims =
                said.claims().stream()
                        .map(
                                claim ->
                                        new Claim(
                                                claim.text(),
                                                claim.marks().stream()
                                                        .map(lines::get)
                                                        .filter(Objects::nonNull)
                                                        .toList()))
                        .toList();
        return Optional.of(
                new Explanation.Given(
                        said.category(),
                        said.summary(),
                        claims,
                        said.nextStep(),
                        said.confidence(),
                        new ModelUse(route.provider().apiName(), route.model(), 0, 0, 0)));
    }
}
