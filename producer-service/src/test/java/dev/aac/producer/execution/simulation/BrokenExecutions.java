package dev.aac.producer.execution.simulation;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.ForwardingExecutions;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shared executions with the planted {@link Breakage}, if it is one of the store's. */
final class BrokenExecutions extends ForwardingExecutions {

    private final World world;
    private final Executions real;

    BrokenExecutions(World world) {
        this.world = world;
        this.real = world.executions;
    }

    @Override
    public Optional<Execution> find(OrganizationScope scope, TaskId taskId) {
        Optional<Execution> found = real.find(scope, taskId);
        return world.is(Breakage.GRANTED_THOUGH_HELD) && world.isClaiming()
                ? found.map(BrokenExecutions::asIfNobodyHeldIt)
                : found;
    }

    @Override
    public Written replace(OrganizationScope scope, Execution next) {
        Execution wanted =
                world.is(Breakage.CANCELLATION_FORGOTTEN)
                        ? with(next, next.version(), notToBeCancelled(next.progress()))
                        : next;
        Written written = real.replace(scope, wanted);
        boolean anyway =
                (written == Written.STALE && world.is(Breakage.VERSION_IGNORED))
                        || (written == Written.SLOT_TAKEN && world.is(Breakage.PLACE_NOT_UNIQUE));
        return anyway ? force(scope, wanted) : written;
    }

    private Written force(OrganizationScope scope, Execution wanted) {
        Optional<Execution> current = real.find(scope, wanted.taskId());
        if (current.isEmpty() || !current.get().runId().equals(wanted.runId())) {
            return Written.STALE;
        }
        real.delete(scope, wanted.taskId());
        real.insert(scope, with(wanted, current.get().version() + 1, wanted.progress()));
        return Written.SAVED;
    }

    @Override
    public Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase) {
        FencingToken taken =
                world.is(Breakage.TOKEN_IGNORED_IN_RENEWAL)
                        ? real.find(scope, taskId).flatMap(Names::holder).orElse(token)
                        : token;
        return real.extendLease(scope, taskId, taken, until, phase);
    }

    private static Execution asIfNobodyHeldIt(Execution found) {
        Progress progress = found.progress();
        return progress.dispatch() instanceof Dispatch.Held(var place, var lease)
                ? with(
                        found,
                        found.version(),
                        new Progress(
                                progress.status(),
                                new Dispatch.Sent(place, lease.until()),
                                progress.attempt(),
                                progress.lostAttempts(),
                                progress.cancelRequested(),
                                progress.attempts(),
                                progress.result()))
                : found;
    }

    private static Progress notToBeCancelled(Progress progress) {
        return new Progress(
                progress.status(),
                progress.dispatch(),
                progress.attempt(),
                progress.lostAttempts(),
                false,
                progress.attempts(),
                progress.result());
    }

    private static Execution with(Execution execution, long version, Progress progress) {
        return new Execution(
                execution.organizationId(),
                execution.taskId(),
                execution.runId(),
                execution.request(),
                execution.submission(),
                progress,
                version,
                execution.detailsRemovedAt());
    }

    @Override
    protected Executions target() {
        return real;
    }
}
