package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static dev.aac.producer.execution.ExecutionSamples.aborted;
import static dev.aac.producer.execution.ExecutionSamples.accepted;
import static dev.aac.producer.execution.ExecutionSamples.analysis;
import static dev.aac.producer.execution.ExecutionSamples.claim;
import static dev.aac.producer.execution.ExecutionSamples.exited;
import static dev.aac.producer.execution.ExecutionSamples.failed;
import static dev.aac.producer.execution.ExecutionSamples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The states between a failed run's end and its verdict. */
class AnalyzedRunTest {

    @Test
    void failedRunIsAnalyzedWithItsEndKnownAndItsPlaceFree() {
        Execution failed =
                after(accepted(), sent(), claim(1, TOKEN), started(TOKEN), failed(TOKEN, 3));

        assertThat(failed.status()).isEqualTo(ExecutionStatus.ANALYZING);
        assertThat(failed.progress().dispatch()).isEqualTo(new Dispatch.Analyzing(NOW));
        assertThat(failed.progress().dispatch().slot()).isEmpty();
        assertThat(failed.progress().result().exitCode()).isEqualTo(3);
        assertThat(failed.progress().result().endTime()).isEqualTo(NOW.plusSeconds(2));

        Execution ended = after(failed, new RunEvent.Analyzed(analysis()));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.progress().result().analysis()).isEqualTo(analysis());
        assertThat(ended.progress().result().endTime()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void nothingButItsAnalysisMovesARunThatIsAnalyzed() {
        Execution failed = after(accepted(), sent(), claim(1, TOKEN), failed(TOKEN, 3));

        for (RunEvent event :
                List.of(
                        sent(),
                        new RunEvent.SentAgain(),
                        claim(1, TOKEN),
                        started(TOKEN),
                        exited(TOKEN, 0),
                        failed(TOKEN, 4),
                        aborted(TOKEN, AbortReason.TIMED_OUT),
                        new RunEvent.LeaseExpired(TOKEN),
                        new RunEvent.QueueTimedOut())) {
            assertRefused(failed, event);
        }
    }

    @Test
    void cancelOfARunThatIsAnalyzedEndsItAsFailed() {
        Execution failed = after(accepted(), sent(), claim(1, TOKEN), failed(TOKEN, 3));

        Execution ended = after(failed, new RunEvent.CancelRequested());

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.progress().cancelRequested()).isFalse();
        assertThat(ended.progress().result().analysis()).isInstanceOf(Analysis.Failed.class);
        assertRefused(ended, new RunEvent.Analyzed(analysis()));
    }

    @Test
    void onlyWhatIsToBeAnalyzedIs() {
        RunEvent analyzed = new RunEvent.Analyzed(analysis());

        assertThat(after(accepted(), sent(), claim(1, TOKEN), failed(TOKEN, 0)).status())
                .isEqualTo(ExecutionStatus.PASSED);
        assertThat(after(retrying(), sent(), claim(1, TOKEN), failed(TOKEN, 1)).status())
                .isEqualTo(ExecutionStatus.RUNNING);
        Execution stopped =
                after(accepted(), sent(), claim(1, TOKEN), new RunEvent.CancelRequested());
        assertThat(after(stopped, failed(TOKEN, 1)).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertRefused(accepted(), analyzed);
        assertRefused(after(accepted(), sent(), claim(1, TOKEN)), analyzed);
        assertRefused(after(accepted(), sent(), claim(1, TOKEN), exited(TOKEN, 1)), analyzed);
    }

    private static Execution retrying() {
        return accepted(ACME, new TaskId("t1"), 1);
    }

    private static RunEvent sent() {
        return new RunEvent.Sent(SLOT);
    }

    private static Execution after(Execution execution, RunEvent... events) {
        Execution now = execution;
        for (RunEvent event : events) {
            now = ExecutionRichSamples.moved(now, event);
        }
        return now;
    }

    private static void assertRefused(Execution execution, RunEvent event) {
        assertThat(ExecutionStateMachine.apply(execution, event, NOW))
                .as("%s", event)
                .isInstanceOf(Transition.Ignored.class);
    }
}
