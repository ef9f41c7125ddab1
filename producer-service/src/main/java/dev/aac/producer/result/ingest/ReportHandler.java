package dev.aac.producer.result.ingest;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.contract.fact.ReportFact;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Progress.Standing;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportShelf;
import dev.aac.producer.result.ReportsAway;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps what the holder of a lease sends, and answers then. A place for files that takes no more is
 * no reason to wait: the worker is told, and the run ends without the rest.
 */
@Singleton
class ReportHandler {

    static final String AWAY = "The producer's place for reports takes no more files.";

    private static final Logger LOG = Logger.getLogger(ReportHandler.class);

    private final Executions executions;
    private final ReportShelf shelf;
    private final RunOrphans orphans;

    ReportHandler(Executions executions, ReportShelf shelf, RunOrphans orphans) {
        this.executions = executions;
        this.shelf = shelf;
        this.orphans = orphans;
    }

    ReportAnswer answer(ReportFact fact) {
        FactOrigin origin = fact.origin();
        OrganizationScope scope = OrganizationScope.ofMatchedRun(origin.run());
        return switch (standing(scope, origin)) {
            case HOLDS -> keep(scope, fact);
            // The end is reported after the last answer, or after the worker has given up on it.
            case HAS_REPORTED -> new ReportAnswer.Stored();
            case STRANGER -> {
                orphans.suspect(scope, origin.run());
                yield new ReportAnswer.NotYours();
            }
        };
    }

    private ReportAnswer keep(OrganizationScope scope, ReportFact fact) {
        RunRef run = fact.origin().run();
        try {
            return switch (fact) {
                case ReportPart part -> answer(shelf.keep(scope, part));
                case ReportsLeft left -> {
                    shelf.put(scope, left);
                    yield new ReportAnswer.Stored();
                }
            };
        } catch (ReportsAway e) {
            LOG.warn("A file of a report is not kept", e);
            return answer(shelf.refused(AWAY));
        } finally {
            orphans.suspect(scope, run);
        }
    }

    private static ReportAnswer answer(Optional<String> objection) {
        return objection.isPresent()
                ? new ReportAnswer.Refused(objection.get())
                : new ReportAnswer.Stored();
    }

    private Standing standing(OrganizationScope scope, FactOrigin origin) {
        return executions
                .find(scope, origin.run().taskId())
                .filter(found -> found.runId().equals(origin.run().runId()))
                .map(found -> standing(found, origin))
                .orElse(Standing.STRANGER);
    }

    private static Standing standing(Execution found, FactOrigin origin) {
        Standing standing = found.progress().standing(origin.token());
        boolean otherAttempt = found.progress().attempt() != origin.run().attempt();
        return standing == Standing.HOLDS && otherAttempt ? Standing.STRANGER : standing;
    }
}
