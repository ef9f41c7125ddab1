package dev.aac.producer.execution.ingest;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.ClaimAnswer.Reason;
import dev.aac.producer.execution.ChangeResult;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Installation;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Decides who runs an attempt. The same claim again gets the same lease, with its full time anew:
 * the worker counts from when it asked.
 */
@Singleton
class ClaimHandler {

    private static final Logger LOG = Logger.getLogger(ClaimHandler.class);

    private final Executions executions;
    private final ExecutionChanges changes;
    private final RunEnvironments environments;
    private final Installation installation;
    private final Clock clock;

    ClaimHandler(
            Executions executions,
            ExecutionChanges changes,
            RunEnvironments environments,
            Installation installation,
            Clock clock) {
        this.executions = executions;
        this.changes = changes;
        this.environments = environments;
        this.installation = installation;
        this.clock = clock;
    }

    ClaimAnswer answer(Claim claim) {
        RunRef run = claim.run();
        OrganizationScope scope = OrganizationScope.ofMatchedRun(run);
        Lease lease =
                new Lease(claim.claimId(), claim.workerId(), RandomIds.fencingToken(), leaseEnd());
        return switch (changes.apply(scope, run, new RunEvent.Claimed(run.attempt(), lease))) {
            case ChangeResult.Changed(_, var after) -> granted(scope, after, lease);
            case ChangeResult.Unchanged(var current, _) -> again(scope, current, claim);
            case ChangeResult.Missing(), ChangeResult.SlotTaken() ->
                    new ClaimAnswer.Refused(Reason.UNKNOWN);
        };
    }

    private ClaimAnswer again(OrganizationScope scope, Execution current, Claim claim) {
        if (current.status().isFinal()) {
            return new ClaimAnswer.Refused(Reason.ENDED);
        }
        if (current.progress().attempt() != claim.run().attempt()) {
            return new ClaimAnswer.Refused(Reason.STALE);
        }
        return switch (current.progress().dispatch()) {
            case Dispatch.Held(_, var held) when held.claimId().equals(claim.claimId()) ->
                    renewed(scope, current, held);
            case Dispatch.Held _ -> new ClaimAnswer.Refused(Reason.TAKEN);
            case Dispatch.Analyzing _ -> new ClaimAnswer.Refused(Reason.ENDED);
            case Dispatch.Waiting _, Dispatch.Sent _, Dispatch.Done _ ->
                    new ClaimAnswer.Refused(Reason.STALE);
        };
    }

    private ClaimAnswer renewed(OrganizationScope scope, Execution current, Lease held) {
        return switch (executions.extendLease(
                scope, current.taskId(), held.token(), leaseEnd(), null)) {
            case KEPT, CANCEL -> granted(scope, current, held);
            case LOST -> new ClaimAnswer.Refused(Reason.STALE);
        };
    }

    private ClaimAnswer granted(OrganizationScope scope, Execution execution, Lease lease) {
        return switch (environments.of(scope, execution)) {
            case RunEnvironments.Result.Ready(var variables, var secrets) ->
                    new ClaimAnswer.Granted(
                            lease.token(),
                            Lease.LENGTH.toMillis(),
                            variables,
                            secrets,
                            installation.id());
            case RunEnvironments.Result.Unreadable(var secret) ->
                    cannotStart(scope, execution, lease, secret);
        };
    }

    /** Ends it in the holder's place: no other worker and no later time would do better. */
    private ClaimAnswer cannotStart(
            OrganizationScope scope, Execution execution, Lease lease, String secret) {
        LOG.warnf(
                "secret %s of project %s cannot be decrypted: was ENCRYPTION_KEY lost?",
                secret, execution.request().projectId());
        changes.apply(
                scope,
                execution.currentRun(),
                new RunEvent.Aborted(
                        lease.token(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        AbortReason.START_FAILED,
                        "the secret \"%s\" of its project cannot be decrypted; set it again"
                                .formatted(secret),
                        LogTotals.NONE));
        return new ClaimAnswer.Refused(Reason.ENDED);
    }

    private Instant leaseEnd() {
        return clock.instant().plus(Lease.LENGTH);
    }
}
