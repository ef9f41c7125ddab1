package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionSamples.exited;
import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.InMemoryWorkers;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SilentSignals;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.execution.Workers.WorkerState;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Several dispatchers on one store, while the plan changes and runs end, fail and are repeated: no
 * round may start more than the plan allowed at some moment of it, or of one it overlaps.
 */
abstract class ConcurrentRunsContract {

    private static final int DISPATCHERS = 4;
    private static final int LIMIT_MAX = 6;
    private static final Duration END_MAX = Duration.ofMinutes(2);
    private static final OrganizationScope SCOPE = ExecutionWorld.scope(ACME);

    private final SteppingClock clock = new SteppingClock(ExecutionSamples.NOW);
    private final InMemoryWorkers workers = new InMemoryWorkers();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Random random = new Random(7);

    /** Both see the same; empty at first. */
    protected abstract Executions executions();

    protected abstract Backlog backlog();

    /** How many runs are to end; fewer where the store is slower. */
    protected abstract int runs();

    @Test
    void noRoundStartsMoreThanThePlanAllowsWhileItChanges() throws Exception {
        PlanWatch watch = new PlanWatch(executions(), backlog(), LIMIT_MAX);
        ExecutionChanges changes = changes(watch);
        workers.seen(new WorkerState(WORKER, 1_000, 1_000, 0, clock.instant()));
        List<Execution> all = submitAll();
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < DISPATCHERS; i++) {
                Dispatcher dispatcher = dispatcher(watch, changes);
                running.add(replicas.submit(() -> dispatchUntilOver(watch, dispatcher)));
            }
            try {
                workUntilAllEnded(watch, changes, all);
            } finally {
                over.set(true);
            }
            for (Future<?> replica : running) {
                replica.get();
            }
        }
        assertThat(watch.violations()).isEmpty();
        assertThat(watch.starts()).isEqualTo(runs());
        assertThat(backlog().takenPlaces()).isEmpty();
    }

    private List<Execution> submitAll() {
        List<Execution> all = new ArrayList<>();
        for (int i = 0; i < runs(); i++) {
            Execution accepted = ExecutionSamples.accepted(ACME, new TaskId("t" + i), i % 3);
            executions().insert(SCOPE, accepted);
            all.add(accepted);
        }
        return all;
    }

    private int dispatchUntilOver(PlanWatch watch, Dispatcher dispatcher) throws Exception {
        int sent = 0;
        while (!over.get()) {
            watch.roundBegins();
            try {
                sent += dispatcher.round();
            } finally {
                watch.roundEnds();
            }
        }
        return sent;
    }

    /** Is the worker, and whoever changes plans. */
    private void workUntilAllEnded(PlanWatch watch, ExecutionChanges changes, List<Execution> all) {
        List<Execution> open = new ArrayList<>(all);
        Instant deadline = Instant.now().plus(END_MAX);
        while (!open.isEmpty()) {
            assertThat(Instant.now()).as("%s are left", open.size()).isBefore(deadline);
            if (random.nextInt(10) == 0) {
                watch.limit(1 + random.nextInt(LIMIT_MAX));
            }
            int which = random.nextInt(open.size());
            Execution now = executions().find(SCOPE, open.get(which).taskId()).orElseThrow();
            if (now.status().isFinal()) {
                open.remove(which);
            } else {
                workOn(now, changes);
            }
        }
    }

    private void workOn(Execution execution, ExecutionChanges changes) {
        switch (execution.progress().dispatch()) {
            case Dispatch.Sent _ -> {
                RunId token = RandomIds.runId();
                Lease lease =
                        new Lease(
                                new ClaimId(token.value()),
                                WORKER,
                                new FencingToken(token.value()),
                                clock.instant().plus(Lease.LENGTH));
                int attempt = execution.progress().attempt();
                changes.applyTo(SCOPE, execution, new RunEvent.Claimed(attempt, lease));
            }
            case Dispatch.Held(_, var lease) ->
                    changes.applyTo(SCOPE, execution, exited(lease.token(), random.nextInt(2)));
            case Dispatch.Waiting _, Dispatch.Analyzing _, Dispatch.Done _ -> {}
        }
    }

    private ExecutionChanges changes(Executions watched) {
        SilentSignals silent = new SilentSignals();
        return new ExecutionChanges(watched, silent, silent, silent, clock);
    }

    private Dispatcher dispatcher(PlanWatch watch, ExecutionChanges changes) {
        return new Dispatcher(
                new Survey(backlog(), workers, clock),
                _ -> watch.limit(),
                watch,
                changes,
                new JobSender(new RecordingJobQueue()));
    }
}
