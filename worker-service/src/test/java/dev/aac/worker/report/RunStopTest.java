package dev.aac.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.report.RunStop.Cause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RunStopTest {

    private final RunStop stop = new RunStop();

    @Test
    void strongerCauseReplacesAWeakerOneAndNeverTheOtherWayRound() {
        stop.request(Cause.CANCELLED);
        stop.request(Cause.LOST);
        stop.request(Cause.HANDED_BACK);
        stop.request(Cause.CANCELLED);

        assertThat(stop.cause()).contains(Cause.LOST);
        assertThat(stop.isGivenUp()).isTrue();
    }

    @Test
    void neitherCancellationNorHandingBackIsGivingUp() {
        stop.request(Cause.CANCELLED);
        assertThat(stop.isGivenUp()).isFalse();

        stop.request(Cause.HANDED_BACK);

        assertThat(stop.isGivenUp()).isFalse();
    }

    @Test
    void timeToEndIsCountedFromTheFirstRequest() {
        assertThat(stop.left(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        stop.request(Cause.CANCELLED);
        Duration left = stop.left(Duration.ofDays(1));
        stop.request(Cause.HANDED_BACK);

        assertThat(left).isLessThan(Duration.ofDays(1));
        assertThat(stop.left(Duration.ofDays(1))).isLessThan(left);
        assertThat(stop.left(Duration.ZERO)).isZero();
    }

    @Test
    void anyStopInterruptsABlockThatAllowsIt() {
        assertThatThrownBy(
                        () -> {
                            try (var _ = stop.interruptedByAny()) {
                                stop.request(Cause.CANCELLED);
                                new CountDownLatch(1).await();
                            }
                        })
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancellationDoesNotInterruptABlockForGivingUp() throws Exception {
        try (var _ = stop.interruptedByGivingUp()) {
            stop.request(Cause.CANCELLED);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            stop.request(Cause.LOST);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void handingBackInterruptsWhatACancellationDoesNot() throws Exception {
        try (var _ = stop.interruptedByHandingBack()) {
            stop.request(Cause.CANCELLED);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            stop.request(Cause.HANDED_BACK);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
        try (var _ = stop.interruptedByGivingUp()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            stop.request(Cause.LEFT);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
    }

    @Test
    void blockDoesNotBeginAfterAStop() {
        stop.request(Cause.CANCELLED);

        assertThatThrownBy(stop::interruptedByAny).isInstanceOf(InterruptedException.class);
    }

    @Test
    void nothingOutsideABlockIsInterrupted() {
        stop.request(Cause.LOST);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whoeverWantsToKnowIsToldOnceOfGivingUp() {
        AtomicInteger told = new AtomicInteger();
        stop.whenGivenUp(told::incrementAndGet);

        stop.request(Cause.CANCELLED);
        assertThat(told).hasValue(0);
        stop.request(Cause.HANDED_BACK);
        assertThat(told).hasValue(0);
        stop.request(Cause.LEFT);
        stop.request(Cause.LOST);
        assertThat(told).hasValue(1);
        stop.whenGivenUp(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }
}
