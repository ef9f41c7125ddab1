package dev.aac.producer.execution.ingest;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.producer.execution.RunLogContext;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.BulkTraffic;
import dev.aac.producer.platform.broker.Served;
import dev.aac.producer.platform.tenancy.StoreAway;
import dev.aac.tracing.Step;
import dev.aac.tracing.Traces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Connects the handlers with their queues. Replicas share the queues. */
@Singleton
class IngestServers {

    /** Claims answered at once. */
    static final int CLAIM_LANES = 16;

    /** Facts stored at once; those of one run one after the other. */
    static final int FACT_LANES = 16;

    /** Log batches stored at once; those of one run one after the other. */
    static final int LOG_LANES = 8;

    /** Renewals answered at once. */
    static final int RENEWAL_LANES = 8;

    private final ClaimHandler claims;
    private final FactHandler facts;
    private final RenewalHandler renewals;
    private final IngestMetrics metrics;

    IngestServers(
            ClaimHandler claims,
            FactHandler facts,
            RenewalHandler renewals,
            IngestMetrics metrics) {
        this.claims = claims;
        this.facts = facts;
        this.renewals = renewals;
        this.metrics = metrics;
    }

    /**
     * Begins to answer.
     *
     * @param control for what is small and urgent
     * @param bulk for log lines, whose amount must not delay the rest
     */
    void start(@Observes StartupEvent event, BrokerLink control, @BulkTraffic BrokerLink bulk) {
        control.serve(
                new Served<>(
                        BrokerNames.CLAIMS,
                        Claim.class,
                        CLAIM_LANES,
                        null,
                        this::answer,
                        StoreAway.class::isInstance));
        control.serve(
                new Served<>(
                        BrokerNames.RENEWALS,
                        RenewalCall.class,
                        RENEWAL_LANES,
                        null,
                        renewals::answer,
                        StoreAway.class::isInstance));
        control.serve(factsOf(BrokerNames.FACTS, FACT_LANES));
        bulk.serve(factsOf(BrokerNames.LOGS, LOG_LANES));
    }

    private ClaimAnswer answer(Claim claim) {
        try (var _ = RunLogContext.open(claim.run())) {
            return metrics.counted(claims.answer(claim));
        }
    }

    private FactAnswer answer(Fact fact) {
        try (var _ = RunLogContext.open(fact.origin().run())) {
            return stepOf(fact).during(() -> metrics.counted(fact, facts.answer(fact)));
        }
    }

    /** Lines are too many for steps of their own. */
    private static Step stepOf(Fact fact) {
        String what =
                switch (fact) {
                    case Fact.LogLines _ -> "";
                    case Fact.Started _ -> "fact started";
                    case Fact.Exited _ -> "fact exited";
                    case Fact.Aborted _ -> "fact aborted";
                };
        return what.isEmpty()
                ? Step.NONE
                : Traces.handling(what, BrokerNames.FACTS, fact.origin().run());
    }

    private Served<Fact> factsOf(String queue, int lanes) {
        return new Served<>(
                queue,
                Fact.class,
                lanes,
                fact -> fact.origin().run().runId(),
                this::answer,
                StoreAway.class::isInstance);
    }
}
