package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RunEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QueueTimeoutsTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final QueueTimeouts timeouts =
            new QueueTimeouts(world.backlog, world.executions, world.changes, world.clock);

    @Test
    void whatWaitedTooLongForItsFirstStartEnds() {
        Execution waiting = world.submit(ACME, "waiting");
        Execution sent = world.sent(ACME, "sent", 0);
        Execution held = world.held(ACME, "held", 1);
        world.clock.advance(Duration.ofDays(1));
        timeouts.sweep();
        assertThat(world.now(waiting).status()).isEqualTo(ExecutionStatus.PENDING);

        world.clock.advance(Duration.ofMillis(1));
        timeouts.sweep();

        assertThat(world.now(waiting).status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(world.now(waiting).progress().result().error())
                .isEqualTo("no worker took it within 86400 s");
        assertThat(world.now(sent).status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.PENDING);
    }

    /** Otherwise a run whose workers have all gone would be shown as running for ever. */
    @Test
    void whatWaitsTooLongForItsNextAttemptEndsToo() {
        Execution held = world.claimed(world.sentRetrying(ACME, "again", 0, 1));
        FencingToken token = ExecutionWorld.tokenOf(held);
        world.clock.advance(Duration.ofDays(2));
        Instant failedAt = world.clock.instant();
        Execution again =
                world.apply(held, new RunEvent.Exited(token, failedAt, 1, ExecutionSamples.LOGS));
        timeouts.sweep();
        assertThat(world.now(again).status()).isEqualTo(ExecutionStatus.RUNNING);

        world.clock.advance(Duration.ofDays(1).plusMillis(1));
        timeouts.sweep();

        Execution ended = world.now(again);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(ended.progress().result().error()).isEqualTo("no worker took it within 86400 s");
        assertThat(ended.progress().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.FAILED);
    }
}
