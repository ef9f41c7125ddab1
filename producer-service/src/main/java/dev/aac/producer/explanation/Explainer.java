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
    private final Clock clock;

    public Explainer(
            ModelPolicy policy, LanguageModels models, ModelUsage usage, Clock clock) {
        this.policy = policy;
        this.models = models;
        this.usage = usage;
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
     * @return false when another replica did
     * @throws StoreAway when the store does not answer
     */
    public boolean take(OrganizationScope scope, String run) {
        return usage.take(scope, month(), run);
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
            if (isLate(until)) {
                return failures.isEmpty() ? NO_TIME : failed(failures);
            }
            ModelCalls calls =
                    new ModelCalls(
                            models,
                            usage,
                            new ModelCalls.Terms(
                                    scope, month(), terms.budgetMicros(), route),
                            () -> left(until));
            try {
                return reviewed(calls, question);
            } catch (BudgetUsedUp _) {
                return NO_BUDGET;
            } catch (ModelFailure failure) {
                LOG.infof("%s %s", route, failure.sentence());
                failures.add(route.provider().apiName() + " " + failure.sentence());
            }
        }
        return failed(failures);
    }

    /** What of a model's answer stands. */
    private static Explanation reviewed(ModelCalls calls, Question question) {
        Excerpt excerpt = question.excerpt();
        Draft draft =
                calls.ask(Prompts.explain(question), answer -> Drafts.read(answer, excerpt));
        if (draft.claims().isEmpty()) {
            return NOT_BORNE_OUT;
        }
        Review review = new Review(draft);
        Set<Integer> supported =
                calls.ask(Prompts.review(excerpt, review.statements()), Drafts::supported);
        Optional<Explanation.Given> stands =
                review.outcome(supported, question.finding().nextStep(), calls.use());
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

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    }
}
