package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.OLD_TOKEN;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.execution.Executions.Renewed;
import dev.aac.producer.execution.Executions.Written;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Executions} must do. Each test has an empty store. */
public abstract class ExecutionsContract {

    private static final OrganizationId GLOBEX = new OrganizationId("64b000000000000000000002");
    private static final TaskId T1 = new TaskId("t1");

    private final OrganizationScope acme = OrganizationScope.ofVerifiedToken(ACME);
    private final OrganizationScope globex = OrganizationScope.ofVerifiedToken(GLOBEX);
    private Executions executions = new InMemoryExecutions();

    /** A new one, without executions. */
    protected abstract Executions empty();

    @BeforeEach
    void start() {
        executions = empty();
    }

    @Test
    void acceptedExecutionIsFoundAsItWas() {
        Execution accepted = ExecutionRichSamples.withEverything(ACME, T1);

        assertThat(executions.insert(acme, accepted)).isTrue();

        assertThat(executions.find(acme, T1)).contains(accepted);
    }

    @Test
    void nameIsTakenOnceInAnOrganization() {
        Execution first = ExecutionSamples.accepted();
        executions.insert(acme, first);

        assertThat(executions.insert(acme, ExecutionSamples.accepted())).isFalse();

        assertThat(executions.find(acme, T1)).contains(first);
    }

    @Test
    void organizationsDoNotSeeEachOther() {
        Execution ours = ExecutionSamples.accepted();
        Execution theirs = ExecutionSamples.accepted(GLOBEX, T1, 0);
        executions.insert(acme, ours);

        assertThat(executions.find(globex, T1)).isEmpty();
        assertThat(executions.page(globex, ExecutionFilter.ANY, null, 10)).isEmpty();
        assertThat(executions.oldestWaiting(globex)).isEmpty();
        assertThat(executions.delete(globex, T1)).isFalse();
        assertThat(executions.insert(globex, theirs)).isTrue();
        assertThat(executions.find(acme, T1)).contains(ours);
        assertThat(executions.find(globex, T1)).contains(theirs);
    }

    @Test
    void executionOfAnotherOrganizationIsNotWritten() {
        Execution theirs = ExecutionSamples.accepted(GLOBEX, T1, 0);

        assertThatThrownBy(() -> executions.insert(acme, theirs))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> executions.replace(acme, theirs))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        Execution current = ExecutionSamples.accepted(ACME, T1, 1);
        executions.insert(acme, current);
        List<RunEvent> events =
                List.of(
                        new RunEvent.Sent(SLOT),
                        new RunEvent.SentAgain(),
                        ExecutionSamples.claim(1, OLD_TOKEN),
                        ExecutionSamples.started(OLD_TOKEN),
                        ExecutionSamples.exited(OLD_TOKEN, 3),
                        new RunEvent.Sent(SLOT),
                        ExecutionSamples.claim(2, TOKEN),
                        ExecutionSamples.started(TOKEN),
                        new RunEvent.CancelRequested(),
                        ExecutionSamples.aborted(TOKEN, AbortReason.CANCELLED));

        for (RunEvent event : events) {
            current = moved(current, event);
            assertThat(executions.replace(acme, current)).as("%s", event).isEqualTo(Written.SAVED);
            assertThat(executions.find(acme, T1)).as("%s", event).contains(current);
        }
        assertThat(current.status()).isEqualTo(ExecutionStatus.CANCELLED);
    }

    @Test
    void errorIsReadAsItWasWritten() {
        Execution held = held(T1, SLOT);

        Execution ended =
                saved(moved(held, ExecutionSamples.aborted(TOKEN, AbortReason.IMAGE_UNAVAILABLE)));

        assertThat(ended.progress().result().error()).isNotNull();
        assertThat(executions.find(acme, T1)).contains(ended);
    }

    @Test
    void analysisIsReadAsItWasWritten() {
        Execution failed = saved(moved(held(T1, SLOT), ExecutionSamples.failed(TOKEN, 127)));
        assertThat(executions.find(acme, T1)).contains(failed);

        Execution ended = saved(moved(failed, new RunEvent.Analyzed(ExecutionSamples.analysis())));

        assertThat(executions.find(acme, T1)).contains(ended);
    }

    @Test
    void failedAnalysisIsReadAsItWasWritten() {
        Execution failed = saved(moved(held(T1, SLOT), ExecutionSamples.failed(TOKEN, 1)));

        Execution ended =
                saved(
                        moved(
                                failed,
                                new RunEvent.Analyzed(new Analysis.Failed("it took too long"))));

        assertThat(executions.find(acme, T1)).contains(ended);
    }

    @Test
    void overtakenWriteChangesNothing() {
        Execution accepted = inserted(T1);
        Execution sent = saved(moved(accepted, new RunEvent.Sent(SLOT)));

        assertThat(executions.replace(acme, moved(accepted, new RunEvent.CancelRequested())))
                .isEqualTo(Written.STALE);

        assertThat(executions.find(acme, T1)).contains(sent);
    }

    @Test
    void writeToAnExecutionThatIsGoneOrNewChangesNothing() {
        Execution accepted = inserted(T1);
        executions.delete(acme, T1);
        Execution sent = moved(accepted, new RunEvent.Sent(SLOT));

        assertThat(executions.replace(acme, sent)).isEqualTo(Written.STALE);
        Execution successor = inserted(T1);
        assertThat(executions.replace(acme, sent)).isEqualTo(Written.STALE);

        assertThat(executions.find(acme, T1)).contains(successor);
    }

    @Test
    void placeIsOccupiedOnceUntilTheEnd() {
        Execution first = saved(moved(inserted(T1), new RunEvent.Sent(SLOT)));
        Execution second = inserted(new TaskId("t2"));
        Execution wanted = moved(second, new RunEvent.Sent(SLOT));

        assertThat(executions.replace(acme, wanted)).isEqualTo(Written.SLOT_TAKEN);
        assertThat(executions.find(acme, second.taskId())).contains(second);

        saved(moved(first, new RunEvent.CancelRequested()));
        assertThat(executions.replace(acme, wanted)).isEqualTo(Written.SAVED);
    }

    @Test
    void deletedExecutionFreesNameAndPlace() {
        saved(moved(inserted(T1), new RunEvent.Sent(SLOT)));

        assertThat(executions.delete(acme, T1)).isTrue();
        assertThat(executions.delete(acme, T1)).isFalse();

        assertThat(executions.find(acme, T1)).isEmpty();
        saved(moved(inserted(T1), new RunEvent.Sent(SLOT)));
    }

    @Test
    void onlyOneOfManyGetsThePlace() throws Exception {
        List<Execution> wanting =
                IntStream.range(0, 16)
                        .mapToObj(n -> inserted(new TaskId("racer-" + n)))
                        .map(execution -> moved(execution, new RunEvent.Sent(SLOT)))
                        .toList();

        List<Written> outcomes = allAtOnce(wanting, next -> executions.replace(acme, next));

        assertThat(outcomes).containsOnlyOnce(Written.SAVED);
        assertThat(outcomes).filteredOn(Written.SLOT_TAKEN::equals).hasSize(15);
    }

    @Test
    void onlyOneOfManyWritersOfAVersionWins() throws Exception {
        Execution next = moved(inserted(T1), new RunEvent.CancelRequested());

        List<Written> outcomes =
                allAtOnce(
                        IntStream.range(0, 16).boxed().toList(),
                        _ -> executions.replace(acme, next));

        assertThat(outcomes).containsOnlyOnce(Written.SAVED);
        assertThat(outcomes).filteredOn(Written.STALE::equals).hasSize(15);
    }

    @Test
    void renewalMovesTheEndOfTheLeaseAndNothingElse() {
        Execution held = held(T1, SLOT);
        Instant later = NOW.plusSeconds(60);

        assertThat(executions.extendLease(acme, T1, TOKEN, later, null)).isEqualTo(Renewed.KEPT);
        assertThat(executions.extendLease(acme, T1, TOKEN, later.minusSeconds(9), null))
                .isEqualTo(Renewed.KEPT);

        Execution renewed = executions.find(acme, T1).orElseThrow();
        assertThat(lease(renewed).until()).isEqualTo(later);
        assertThat(renewed.version()).isEqualTo(held.version());
        assertThat(renewed.progress().attempts()).isEqualTo(held.progress().attempts());
    }

    @Test
    void laterWriteDoesNotUndoARenewal() {
        Execution held = held(T1, SLOT);
        Instant later = NOW.plusSeconds(60);
        executions.extendLease(acme, T1, TOKEN, later, null);

        saved(moved(held, ExecutionSamples.started(TOKEN)));

        Execution running = executions.find(acme, T1).orElseThrow();
        assertThat(lease(running).until()).isEqualTo(later);
        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void newLeaseBringsItsOwnEnd() {
        Execution held = held(T1, SLOT);
        executions.extendLease(acme, T1, TOKEN, NOW.plusSeconds(600), null);

        Execution waiting = saved(moved(held, new RunEvent.LeaseExpired(TOKEN)));
        Execution sent = saved(moved(waiting, new RunEvent.Sent(SLOT)));
        saved(moved(sent, ExecutionSamples.claim(2, OLD_TOKEN)));

        Execution heldAgain = executions.find(acme, T1).orElseThrow();
        assertThat(lease(heldAgain).until()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void leaseOfSomebodyElseIsLost() {
        held(T1, SLOT);

        assertThat(executions.extendLease(acme, T1, OLD_TOKEN, NOW, null)).isEqualTo(Renewed.LOST);
        assertThat(executions.extendLease(acme, new TaskId("t9"), TOKEN, NOW, null))
                .isEqualTo(Renewed.LOST);
        assertThat(executions.extendLease(globex, T1, TOKEN, NOW, null)).isEqualTo(Renewed.LOST);
    }

    @Test
    void renewalOfARunToBeStoppedSaysSo() {
        saved(moved(held(T1, SLOT), new RunEvent.CancelRequested()));

        assertThat(executions.extendLease(acme, T1, TOKEN, NOW.plusSeconds(60), null))
                .isEqualTo(Renewed.CANCEL);
    }

    @Test
    void endedRunHasNoLease() {
        saved(moved(held(T1, SLOT), ExecutionSamples.exited(TOKEN, 0)));

        assertThat(executions.extendLease(acme, T1, TOKEN, NOW, null)).isEqualTo(Renewed.LOST);
    }

    @Test
    void longestWaitingIsNextAndOneWithAPlaceBeforeIt() {
        assertThat(executions.oldestWaiting(acme)).isEmpty();
        executions.insert(acme, ExecutionRichSamples.acceptedAt(new TaskId("new"), NOW));
        executions.insert(
                acme, ExecutionRichSamples.acceptedAt(new TaskId("old"), NOW.minusSeconds(9)));
        assertThat(executions.oldestWaiting(acme))
                .map(Execution::taskId)
                .hasValue(new TaskId("old"));

        saved(moved(held(T1, SLOT), new RunEvent.LeaseExpired(TOKEN)));

        assertThat(executions.oldestWaiting(acme)).map(Execution::taskId).hasValue(T1);
    }

    @Test
    void lineIsInTheOrderOfServiceAndOfTheOrganizationOnly() {
        assertThat(executions.line(acme)).isEqualTo(new WaitingLine(0, List.of()));
        Dispatch.Waiting late = waitsSince(NOW.plusSeconds(5));
        Dispatch.Waiting early = waitsSince(NOW.minusSeconds(5));
        executions.insert(globex, ExecutionSamples.accepted(GLOBEX, T1, 0));
        saved(moved(inserted(new TaskId("sent")), new RunEvent.Sent(new SlotKey(ACME, 1))));
        saved(moved(held(T1, SLOT), new RunEvent.LeaseExpired(TOKEN)));
        held(new TaskId("held"), new SlotKey(ACME, 2));
        inserted(new TaskId("cancelled"));
        executions.delete(acme, new TaskId("cancelled"));

        WaitingLine line = executions.line(acme);

        Dispatch.Waiting again = new Dispatch.Waiting(NOW, SLOT);
        assertThat(line).isEqualTo(new WaitingLine(2, List.of(again, early, late)));
        assertThat(executions.countBefore(acme, again, 10)).isZero();
        assertThat(executions.countBefore(acme, early, 10)).isEqualTo(1);
        assertThat(executions.countBefore(acme, late, 10)).isEqualTo(2);
        assertThat(executions.countBefore(acme, late, 1)).isEqualTo(1);
        assertThat(executions.countBetween(acme, again, early, 10)).isEqualTo(1);
        assertThat(executions.countBetween(acme, again, late, 10)).isEqualTo(2);
        assertThat(executions.countBetween(acme, again, late, 1)).isEqualTo(1);
        assertThat(executions.countBetween(acme, early, early, 10)).isZero();
    }

    @Test
    void renewalTellsWhatTheWorkerDoes() {
        held(T1, SLOT);
        Instant later = NOW.plusSeconds(60);
        assertThat(phase()).isNull();

        executions.extendLease(acme, T1, TOKEN, later, RunPhase.PREPARING);
        assertThat(phase()).isEqualTo(RunPhase.PREPARING);
        executions.extendLease(acme, T1, TOKEN, later, null);
        assertThat(phase()).isEqualTo(RunPhase.PREPARING);

        saved(moved(executions.find(acme, T1).orElseThrow(), new RunEvent.LeaseExpired(TOKEN)));
        Execution waiting = executions.find(acme, T1).orElseThrow();
        saved(
                moved(
                        saved(moved(waiting, new RunEvent.Sent(SLOT))),
                        ExecutionSamples.claim(2, OLD_TOKEN)));
        assertThat(phase()).as("of a new lease").isNull();
    }

    private @Nullable RunPhase phase() {
        return lease(executions.find(acme, T1).orElseThrow()).phase();
    }

    private Dispatch.Waiting waitsSince(Instant since) {
        executions.insert(
                acme,
                ExecutionRichSamples.acceptedAt(new TaskId("since" + since.toEpochMilli()), since));
        return new Dispatch.Waiting(since, null);
    }

    private Execution inserted(TaskId taskId) {
        Execution accepted = ExecutionSamples.accepted(ACME, taskId, 0);
        assertThat(executions.insert(acme, accepted)).isTrue();
        return accepted;
    }

    private Execution held(TaskId taskId, SlotKey slot) {
        Execution sent = saved(moved(inserted(taskId), new RunEvent.Sent(slot)));
        return saved(moved(sent, ExecutionSamples.claim(1, TOKEN)));
    }

    private Execution saved(Execution next) {
        assertThat(executions.replace(acme, next)).isEqualTo(Written.SAVED);
        return next;
    }

    private static Execution moved(Execution execution, RunEvent event) {
        return ExecutionRichSamples.moved(execution, event);
    }

    private static Lease lease(Execution execution) {
        return ((Dispatch.Held) execution.progress().dispatch()).lease();
    }

    private static <A, B> List<B> allAtOnce(List<A> arguments, Function<A, B> action)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<B>> calls =
                    arguments.stream().<Callable<B>>map(a -> () -> action.apply(a)).toList();
            List<B> results = new ArrayList<>();
            for (Future<B> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
