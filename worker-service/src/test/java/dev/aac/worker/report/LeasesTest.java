package dev.aac.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.tracing.Traces;
import dev.aac.worker.report.RunStop.Cause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final RunRef RUN =
            new RunRef(
                    new OrganizationId("a".repeat(24)),
                    new TaskId("task"),
                    new RunId("b".repeat(32)),
                    1);
    private static final FencingToken TOKEN = new FencingToken("c".repeat(32));

    private final AtomicLong now = new AtomicLong();
    private final Leases leases = new Leases(now::get);

    @Test
    void leaseIsLostAMinuteAfterItsClaimWhenNobodyConfirmsIt() {
        Lease lease = leases.hold(RUN, TOKEN, now.get());

        pass(Leases.UNCONFIRMED_MAX);
        leases.expire();
        assertThat(lease.stop().cause()).isEmpty();
        pass(Duration.ofMillis(1));
        leases.expire();

        assertThat(lease.stop().cause()).contains(Cause.LOST);
    }

    @Test
    void linesAboutItBelongToTheTraceInWhichItWasTaken() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Lease lease = inTrace(traceparent);
        assertThat(Traces.current()).isNull();

        try (var _ = lease.logContext()) {
            assertThat(Traces.current()).isEqualTo(traceparent);
        }

        assertThat(Traces.current()).isNull();
    }

    private Lease inTrace(String traceparent) {
        try (var _ = Traces.continued(traceparent)) {
            return leases.hold(RUN, TOKEN, now.get());
        }
    }

    @Test
    void confirmationCountsFromWhenItWasAskedFor() {
        Lease lease = leases.hold(RUN, TOKEN, now.get());
        pass(Duration.ofSeconds(10));
        long asked = now.get();
        pass(Duration.ofSeconds(3));
        leases.apply(answer(List.of(TOKEN), List.of(), List.of()), asked);

        pass(Leases.UNCONFIRMED_MAX.minusSeconds(3));
        leases.expire();
        assertThat(lease.stop().cause()).isEmpty();
        pass(Duration.ofMillis(1));
        leases.expire();

        assertThat(lease.stop().cause()).contains(Cause.LOST);
    }

    @Test
    void answerMayCancelAndKeepAtOnce() {
        Lease lease = leases.hold(RUN, TOKEN, now.get());
        pass(Leases.UNCONFIRMED_MAX);

        leases.apply(answer(List.of(), List.of(), List.of(TOKEN)), now.get());
        pass(Duration.ofSeconds(1));
        leases.expire();

        assertThat(lease.stop().cause()).contains(Cause.CANCELLED);
    }

    @Test
    void answerAboutAReleasedLeaseChangesNothing() {
        Lease lease = leases.hold(RUN, TOKEN, now.get());
        leases.release(lease);

        leases.apply(answer(List.of(), List.of(TOKEN), List.of()), now.get());

        assertThat(lease.stop().cause()).isEmpty();
        assertThat(leases.isHeld(RUN)).isFalse();
        assertThat(leases.forRenewal()).isEmpty();
    }

    @Test
    void runThatComesWhileTheWorkerEndsIsStoppedAtOnce() {
        leases.handBack();
        assertThat(leases.hold(RUN, TOKEN, now.get()).stop().cause()).contains(Cause.HANDED_BACK);

        leases.leave();
        assertThat(leases.hold(RUN, TOKEN, now.get()).stop().cause()).contains(Cause.LEFT);
    }

    @Test
    void slotsAddUp() {
        Slots slots = new Slots(1);
        slots.freed();
        assertThat(slots.free()).isEqualTo(1);
        assertThatThrownBy(slots::freed).isInstanceOf(IllegalStateException.class);
        slots.taken();
        assertThatThrownBy(slots::taken).isInstanceOf(IllegalStateException.class);
        slots.freed();
        slots.drain();
        assertThat(slots.free()).isZero();
        assertThat(slots.total()).isZero();
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    private static RenewalAnswer answer(
            List<FencingToken> kept, List<FencingToken> lost, List<FencingToken> cancel) {
        return new RenewalAnswer(kept, lost, cancel, List.of(), "test");
    }
}
