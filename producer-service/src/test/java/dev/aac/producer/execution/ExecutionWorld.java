package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The domain on fakes: what stands on its ports is tested in here. Thread-safe. */
public final class ExecutionWorld {

    public static final OrganizationId ACME = ExecutionSamples.ACME;
    public static final OrganizationId GLOBEX = new OrganizationId("64b000000000000000000002");
    public static final WorkerId WORKER = new WorkerId("worker-1");

    public final SteppingClock clock = new SteppingClock(ExecutionSamples.NOW);
    public final InMemoryExecutions executions = new InMemoryExecutions();
    public final InMemoryBacklog backlog = new InMemoryBacklog(executions);
    public final InMemoryExecutionLogs logs = new InMemoryExecutionLogs();
    public final InMemoryWorkers workers = new InMemoryWorkers();
    public final InMemoryOrganizations organizations = new InMemoryOrganizations();
    public final InMemoryMonthlyRuns monthlyRuns = new InMemoryMonthlyRuns();
    public final List<Execution> updates = new CopyOnWriteArrayList<>();
    public final List<List<LogLine>> shownLines = new CopyOnWriteArrayList<>();
    public final List<RunRef> cancelled = new CopyOnWriteArrayList<>();
    public final AtomicInteger wakes = new AtomicInteger();
    public final LiveEvents live = new RecordingLiveEvents();
    public final ExecutionChanges changes =
            new ExecutionChanges(executions, live, cancelled::add, wakes::incrementAndGet, clock);

    public static OrganizationScope scope(OrganizationId organization) {
        return OrganizationScope.ofVerifiedToken(organization);
    }

    /** Accepts an execution of that name. */
    public Execution submit(OrganizationId organization, String task) {
        return submit(organization, task, 0);
    }

    public Execution submit(OrganizationId organization, String task, int retryAttempts) {
        ExecutionRequest request =
                ExecutionSamples.accepted(organization, new TaskId(task), retryAttempts).request();
        Execution execution =
                ExecutionRichSamples.accepted(
                        organization, new TaskId(task), request, clock.instant());
        if (!changes.insert(scope(organization), execution)) {
            throw new IllegalStateException("there is one of that name");
        }
        return execution;
    }

    /** Accepts an execution and sends it in that place. */
    public Execution sent(OrganizationId organization, String task, int place) {
        return sentRetrying(organization, task, place, 0);
    }

    /** The same with that many retries. */
    public Execution sentRetrying(
            OrganizationId organization, String task, int place, int retryAttempts) {
        Execution accepted = submit(organization, task, retryAttempts);
        return apply(accepted, new RunEvent.Sent(new SlotKey(organization, place)));
    }

    /** Accepts an execution, sends it and has {@link #WORKER} claim it. */
    public Execution held(OrganizationId organization, String task, int place) {
        return claimed(sent(organization, task, place));
    }

    /** Has {@link #WORKER} claim what is sent. */
    public Execution claimed(Execution sent) {
        RunId token = RandomIds.runId();
        Lease lease =
                new Lease(
                        new ClaimId(token.value()),
                        WORKER,
                        new FencingToken(token.value()),
                        clock.instant().plus(Lease.LENGTH));
        return apply(sent, new RunEvent.Claimed(sent.progress().attempt(), lease));
    }

    public Execution apply(Execution execution, RunEvent event) {
        OrganizationScope scope = scope(execution.organizationId());
        if (changes.apply(scope, execution.taskId(), event)
                instanceof ChangeResult.Changed(_, var after)) {
            return after;
        }
        throw new IllegalStateException(event + " changed nothing");
    }

    /** As it is stored now. */
    public Execution now(Execution execution) {
        return executions.find(scope(execution.organizationId()), execution.taskId()).orElseThrow();
    }

    /** The token of the lease it is held with. */
    public static FencingToken tokenOf(Execution execution) {
        if (execution.progress().dispatch() instanceof Dispatch.Held(_, var lease)) {
            return lease.token();
        }
        throw new IllegalStateException("nobody holds it");
    }

    private final class RecordingLiveEvents implements LiveEvents {

        @Override
        public void created(Execution execution) {
            updates.add(execution);
        }

        @Override
        public void updated(Execution before, Execution after) {
            updates.add(after);
        }

        @Override
        public void deleted(Execution execution) {
            updates.add(execution);
        }

        @Override
        public void logged(RunRef run, List<LogLine> lines) {
            shownLines.add(lines);
        }
    }
}
