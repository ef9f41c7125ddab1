package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionWorld;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResenderTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final RecordingJobQueue jobs = new RecordingJobQueue();
    private final JobSender sender = new JobSender(jobs);
    private final Resender resender = resender();

    @Test
    void jobUnclaimedForTooLongIsSentAgainInItsPlace() {
        Execution sent = world.sent(ACME, "t1", 3);

        world.clock.advance(Duration.ofSeconds(30));
        resender.sendOverdue();
        assertThat(jobs.published).isEmpty();
        world.clock.advance(Duration.ofMillis(1));
        resender.sendOverdue();

        assertThat(jobs.tasks()).containsExactly("t1");
        assertThat(world.now(sent).progress().dispatch().slot())
                .isEqualTo(sent.progress().dispatch().slot());
    }

    @Test
    void waitsBetweenSendingsDouble() {
        world.sent(ACME, "t1", 0);
        int published = 0;
        for (int seconds : new int[] {30, 60, 120, 240, 300, 300}) {
            world.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            resender.sendOverdue();
            assertThat(jobs.published).as("before %d s", seconds).hasSize(published);
            world.clock.advance(Duration.ofMillis(2));
            resender.sendOverdue();
            published++;
            assertThat(jobs.published).as("after %d s", seconds).hasSize(published);
        }
    }

    @Test
    void anotherReplicasSendingPutsThisOneOff() {
        world.sent(ACME, "t1", 0);
        world.clock.advance(Duration.ofSeconds(31));
        resender().sendOverdue();

        resender.sendOverdue();

        assertThat(jobs.published).hasSize(1);
    }

    @Test
    void afterABrokerOutageEverythingUnclaimedIsSentOnce() {
        world.sent(ACME, "t1", 0);
        world.sent(ACME, "t2", 1);
        world.held(ACME, "held", 2);
        world.submit(ACME, "waiting");
        world.clock.advance(Duration.ofMillis(1));

        resender.sendAll();
        resender.sendAll();

        assertThat(jobs.tasks()).containsExactlyInAnyOrder("t1", "t2");
    }

    @Test
    void jobThatCouldNotBePublishedIsSentAsSoonAsItCan() throws Exception {
        Execution sent = world.sent(ACME, "t1", 0);
        jobs.failing = true;
        assertThat(sender.send(ExecutionWorld.scope(ACME), sent)).isFalse();
        resender.sendUnsure();
        jobs.failing = false;

        resender.sendUnsure();
        resender.sendUnsure();

        assertThat(jobs.tasks()).containsExactly("t1");
    }

    @Test
    void whatWasClaimedOrCancelledMeanwhileIsNotSent() {
        Execution claimed = world.sent(ACME, "claimed", 0);
        Execution cancelled = world.sent(ACME, "cancelled", 1);
        jobs.failing = true;
        sender.send(ExecutionWorld.scope(ACME), claimed);
        sender.send(ExecutionWorld.scope(ACME), cancelled);
        jobs.failing = false;
        world.claimed(claimed);
        world.apply(cancelled, new dev.aac.producer.execution.RunEvent.CancelRequested());

        resender.sendUnsure();

        assertThat(jobs.published).isEmpty();
        assertThat(world.now(cancelled).status()).isEqualTo(ExecutionStatus.CANCELLED);
    }

    private Resender resender() {
        return new Resender(world.backlog, world.executions, world.changes, sender, world.clock);
    }
}
