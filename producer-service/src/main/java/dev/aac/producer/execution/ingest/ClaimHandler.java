package dev.aac.producer.execution.ingest;

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

/**
 * Decides who runs an attempt. The same claim again gets the same lease, with its full time anew:
 * the worker counts from when it asked.
 */
@Singleton
class ClaimHandler {

    private final Executions executions;
    private final ExecutionChanges changes;
    private final Installation installation;
    private final Clock clock;

    ClaimHandler(
            Executions executions,
            ExecutionChanges changes,
            Installation installation,
            Clock clock) {
        this.executions = executions;
        this.changes = changes;
        this.installation = installation;
        this.clock = clock;
    }

    ClaimAnswer answer(Claim claim) {
        RunRef run = claim.run();
        OrganizationScope scope = OrganizationScope.ofMatchedRun(run);
        Lease lease =
                new Lease(claim.claimId(), claim.workerId(), RandomIds.fencingToken(), leaseEnd());
        return switch (changes.apply(scope, run, new RunEvent.Claimed(run.attempt(), lease))) {
            case ChangeResult.Changed(_, var after) -> granted(after, lease);
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
            case KEPT, CANCEL -> granted(current, held);
            case LOST -> new ClaimAnswer.Refused(Reason.STALE);
        };
    }

    private ClaimAnswer granted(Execution execution, Lease lease) {
        return new ClaimAnswer.Granted(
                lease.token(),
                Lease.LENGTH.toMillis(),
                ContainerEnvironment.of(execution),
                installation.id());
    }

    private Instant leaseEnd() {
        return clock.instant().plus(Lease.LENGTH);
    }
}
