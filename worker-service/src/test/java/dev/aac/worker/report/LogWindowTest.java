package dev.aac.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LogWindowTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LogWindow window = new LogWindow();
    private final LogWindow.Share run = window.share();

    @Test
    void runWaitsForAnAnswerWhenItsBatchesAreTooMany() throws Exception {
        for (int i = 0; i < LogWindow.BATCHES_PER_RUN_MAX; i++) {
            assertThat(run.take(1)).isTrue();
        }

        CompletableFuture<Boolean> next = taking(run, 1);
        assertWaits(next);
        run.giveBack(1);

        assertThat(next.join()).isTrue();
    }

    @Test
    void waitsAreCountedWithTheirTimeAndRoomAtOnceIsNone() throws Exception {
        assertThat(run.take(LogWindow.BYTES_PER_RUN_MAX)).isTrue();
        assertThat(window.waits().count()).isZero();

        CompletableFuture<Boolean> next = taking(run, 1);
        assertWaits(next);
        run.giveBack(LogWindow.BYTES_PER_RUN_MAX);
        assertThat(next.join()).isTrue();

        assertThat(window.waits().count()).isEqualTo(1);
        assertThat(window.waits().totalNanos()).isPositive();
    }

    @Test
    void runWaitsForAnAnswerWhenItsBytesAreTooMany() throws Exception {
        assertThat(run.take(LogWindow.BYTES_PER_RUN_MAX)).isTrue();

        CompletableFuture<Boolean> next = taking(run, 1);
        assertWaits(next);
        run.giveBack(LogWindow.BYTES_PER_RUN_MAX);

        assertThat(next.join()).isTrue();
    }

    @Test
    void runsTogetherAreBounded() throws Exception {
        for (long taken = 0; taken < LogWindow.BYTES_MAX; taken += LogWindow.BYTES_PER_RUN_MAX) {
            assertThat(window.share().take(LogWindow.BYTES_PER_RUN_MAX)).isTrue();
        }

        assertWaits(taking(run, 1));
    }

    @Test
    void oneRunThatIsFullDoesNotStopAnother() throws Exception {
        assertThat(run.take(LogWindow.BYTES_PER_RUN_MAX)).isTrue();

        assertThat(window.share().take(1)).isTrue();
    }

    @Test
    void singleBatchLargerThanTheBoundPasses() throws Exception {
        assertThat(run.take(LogWindow.BYTES_MAX + 1)).isTrue();
    }

    @Test
    void givingUpWakesWhoeverWaits() throws Exception {
        assertThat(run.take(LogWindow.BYTES_PER_RUN_MAX)).isTrue();
        CompletableFuture<Boolean> next = taking(run, 1);
        assertWaits(next);

        run.giveUp();

        assertThat(next.join()).isFalse();
        assertThat(run.awaitEmpty()).isFalse();
    }

    @Test
    void emptyIsWhenEverythingIsGivenBack() throws Exception {
        assertThat(run.take(5)).isTrue();
        CompletableFuture<Boolean> empty = CompletableFuture.supplyAsync(() -> isEmpty(run));
        assertWaits(empty);

        run.giveBack(5);

        assertThat(empty.join()).isTrue();
    }

    private static CompletableFuture<Boolean> taking(LogWindow.Share share, long size) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return share.take(size);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static boolean isEmpty(LogWindow.Share share) {
        try {
            return share.awaitEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertWaits(CompletableFuture<Boolean> future) {
        await().during(Duration.ofMillis(200)).atMost(LONG).until(() -> !future.isDone());
    }
}
