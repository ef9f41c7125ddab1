package dev.aac.producer.explanation;

import dev.aac.producer.analysis.Explanation.ModelUse;
import dev.aac.producer.explanation.LanguageModels.Reply;
import dev.aac.producer.explanation.ModelFailure.Kind;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The calls that one explanation by one model takes, each within the budget. For one thread. */
final class ModelCalls {

    private static final Logger LOG = Logger.getLogger(ModelCalls.class);

    private final LanguageModels models;
    private final ModelUsage usage;
    private final Terms terms;
    private final Supplier<Duration> left;
    private long inputTokens;
    private long outputTokens;
    private long micros;

    ModelCalls(LanguageModels models, ModelUsage usage, Terms terms, Supplier<Duration> left) {
        this.models = models;
        this.usage = usage;
        this.terms = terms;
        this.left = left;
    }

    /** For whom, out of which budget, and which model. */
    record Terms(OrganizationScope scope, YearMonth month, long budgetMicros, ModelRoute route) {}

    /**
     * @param reading of the answer; what it throws ends this
     * @throws ModelFailure when there is no answer
     * @throws BudgetUsedUp before the call
     */
    <T> T ask(Prompt prompt, Function<String, T> reading) {
        if (left.get().compareTo(Explainer.LEFT_MIN) < 0) {
            throw new ModelFailure(Kind.TIMED_OUT);
        }
        ModelRoute route = terms.route();
        long most = prompt.microsMax(route.price());
        String call = UUID.randomUUID().toString();
        if (!usage.reserve(
                terms.scope(),
                terms.month(),
                call,
                new ModelUsage.Amount(most, terms.budgetMicros()))) {
            throw new BudgetUsedUp();
        }
        Reply reply;
        try {
            reply = models.ask(route, prompt, left.get());
        } catch (ModelFailure failure) {
            settle(call, new ModelUsage.Settlement(most, failure.maybeCharged() ? most : 0, 0, 0));
            throw failure;
        }
        long cost =
                reply.tellsTokens()
                        ? route.price().micros(reply.inputTokens(), reply.outputTokens())
                        : most;
        long read = Math.max(0, reply.inputTokens());
        long written = Math.max(0, reply.outputTokens());
        settle(call, new ModelUsage.Settlement(most, cost, read, written));
        inputTokens += read;
        outputTokens += written;
        micros += cost;
        return reading.apply(reply.text());
    }

    /** Of all calls so far. */
    ModelUse use() {
        ModelRoute route = terms.route();
        return new ModelUse(
                route.provider().apiName(), route.model(), inputTokens, outputTokens, micros);
    }

    /** Without harm when the store does not answer: the call stays counted at its most. */
    private void settle(String call, ModelUsage.Settlement settlement) {
        try {
            usage.settle(terms.scope(), terms.month(), call, settlement);
        } catch (StoreAway away) {
            LOG.warnf("A call of a model stays counted at its most: %s", away.getMessage());
        }
    }
}
