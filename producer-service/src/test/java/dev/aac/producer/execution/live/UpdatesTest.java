package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.ExecutionRichSamples.moved;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.contract.live.LiveEvent.ExecutionUpdated;
import dev.aac.contract.live.RunAnalysis;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.RunEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdatesTest {

    private final Execution failed = failed();

    private static Execution failed() {
        Execution sent = moved(ExecutionSamples.accepted(), new RunEvent.Sent(SLOT));
        Execution held = moved(sent, ExecutionSamples.claim(1, TOKEN));
        return moved(held, ExecutionSamples.failed(TOKEN, 127));
    }

    @Test
    void analysisIsToldWithTheVerdict() {
        Execution ended = moved(failed, new RunEvent.Analyzed(ExecutionSamples.analysis()));

        ExecutionUpdated changes = changes(failed, ended);

        assertThat(changes)
                .isEqualTo(
                        new ExecutionUpdated(
                                ended.taskId(),
                                ended.organizationId(),
                                ExecutionStatus.FAILED,
                                ended.version(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new RunAnalysis(
                                        "missing",
                                        "The command newman is not there.",
                                        List.of(
                                                new RunAnalysis.Line(
                                                        2, "bash: newman: command not found"),
                                                new RunAnalysis.Line(3, "exit 127")),
                                        0.78,
                                        "Add it to the image.",
                                        null),
                                null,
                                null));
        assertThat(Updates.changed(failed, ended).weight())
                .isGreaterThan(Updates.changed(failed, failed).weight());
    }

    @Test
    void failedAnalysisIsToldAsAnError() {
        Execution ended =
                moved(failed, new RunEvent.Analyzed(new Analysis.Failed("it took too long")));

        assertThat(Updates.read(ended).whole().analysis())
                .isEqualTo(new RunAnalysis(null, null, null, null, null, "it took too long"));
    }

    private static @Nullable ExecutionUpdated changes(Execution before, Execution after) {
        return Updates.changed(before, after).changes();
    }
}
