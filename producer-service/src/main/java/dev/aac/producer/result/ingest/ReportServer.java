package dev.aac.producer.result.ingest;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.ReportFact;
import dev.aac.producer.execution.RunLogContext;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.BulkTraffic;
import dev.aac.producer.platform.broker.Served;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Connects the handler with its queue, which replicas share. */
@Singleton
class ReportServer {

    /** Pieces kept at once; those of one run one after the other. */
    static final int LANES = 8;

    private final ReportHandler reports;

    ReportServer(ReportHandler reports) {
        this.reports = reports;
    }

    void start(@Observes StartupEvent event, @BulkTraffic BrokerLink bulk) {
        bulk.serve(
                new Served<>(
                        BrokerNames.REPORTS,
                        ReportFact.class,
                        LANES,
                        fact -> fact.origin().run().runId(),
                        this::answer,
                        StoreAway.class::isInstance));
    }

    private Object answer(ReportFact fact) {
        try (var _ = RunLogContext.open(fact.origin().run())) {
            return reports.answer(fact);
        }
    }
}
