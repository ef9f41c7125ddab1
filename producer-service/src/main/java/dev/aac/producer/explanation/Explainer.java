package dev.aac.producer.explanation;

import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Has failed runs explained by language models: the cheapest is asked first, the next when that one
 * gives no answer, until the time or the budget is used up. Whatever happens there is a sentence,
 * and the rules' finding stands.
 */
@Singleton
public class Explainer {

    /** With less time left no model is asked. */
    static final Duration LEFT_MIN = Duration.ofSeconds(2);

    public static final Explanation NO_TIME = withheld("No language model answered in time.");

    static final Explanation NO_BUDGET =
            withheld("The budget for language models is used up for this month.");

    static final Explanation NO_MODEL =
            withheld("The language model that the organization chose cannot be asked any more.");

    static final Explanation NOT_BORNE_OUT =
            withheld("The log does not bear out what a language model said about it.");

    private static final Logger LOG = Logger.getLogger(Explainer.class);

    private final ModelPolicy policy;
    private final LanguageModels models;
    private final ModelUsage usage;
    private final ExplanationRecall recall;
    private final Clock clock;

    public Explainer(
            ModelPolicy policy,
            LanguageModels models,
            ModelUsage usage,
            ExplanationRecall recall,
            Clock clock) {
        this.policy = policy;
        this.models = models;
        this.usage = usage;
        this.recall = recall;
        this.clock = clock;
    }

    /**
     * Whether models are asked about runs of that organization. Blocks for a call to the store.
     *
     * @throws StoreAway when the store does not answer
     */
    public boolean isOn(OrganizationScope scope) {
        return policy.of(scope).on();
    }

    /**
     * Takes a run on, once in the installation. Blocks for a call to the store.
     *
     * @param run a name that no other run of the organization has
     * @param until the same for whoever comes to that run
     * @return false when another replica did
     * @throws StoreAway when the store does not answer
     */
    public boolean take(OrganizationScope scope, String run, Instant until) {
        return usage.take(scope, month(until), run);
    }

    /** Whether there is no time left to ask anybody. */
    public boolean isLate(Instant until) {
        return left(until).compareTo(LEFT_MIN) < 0;
    }

    /**
     * Blocks while models work, until then at most.
     *
     * @throws StoreAway when the store does not answer
     */
    public Explanation explain(OrganizationScope scope, Question question, Instant until) {
        ModelTerms terms = policy.of(scope);
        if (terms.routes().isEmpty()) {
            return NO_MODEL;
        }
        List<String> failures = new ArrayList<>();
        for (ModelRoute route : terms.routes()) {
            Optional<Explanation> known = recall.known(scope, question, route);
            if (known.isPresent()) {
                return known.get();
            }
            if (isLate(until)) {
                return failures.isEmpty() ? NO_TIME : failed(failures);
            }
            try {
                return asked(
                        new ModelCalls.Terms(
                                scope, month(clock.instant()), terms.budgetMicros(), route),
                        question,
                        until);
            } catch (BudgetUsedUp _) {
                return NO_BUDGET;
            } catch (ModelFailure failure) {
                LOG.infof("%s %s", route, failure.sentence());
                failures.add(route.provider().apiName() + " " + failure.sentence());
            }
        }
        return failed(failures);
    }

    private Explanation asked(ModelCalls.Terms terms, Question question, Instant until) {
        ModelCalls calls = new ModelCalls(models, usage, terms, () -> left(until));
        Explanation explanation = reviewed(calls, question);
        if (explanation instanceof Explanation.Given given) {
            recall.keep(terms.scope(), question, terms.route(), given);
        }
        return explanation;
    }

    /** What of a model's answer stands. */
    private static Explanation reviewed(ModelCalls calls, Question question) {
        Excerpt excerpt = question.excerpt();
        Draft draft = calls.ask(Prompts.explain(question), answer -> Drafts.read(answer, excerpt));
        if (draft.claims().isEmpty()) {
            return NOT_BORNE_OUT;
        }
        Review review = new Review(draft);
        Set<Integer> supported =
                calls.ask(Prompts.review(excerpt, review.statements()), Drafts::supported);
        Optional<Explanation.Given> stands =
                review.outcome(supported, question.finding(), calls.use());
        return stands.isPresent() ? stands.get() : NOT_BORNE_OUT;
    }

    private static Explanation failed(List<String> failures) {
        return withheld("No language model answered: " + String.join("; ", failures) + ".");
    }

    private static Explanation withheld(String sentence) {
        return new Explanation.Withheld(sentence + " This is what the rules found.");
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }
}
