package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.GLOBEX;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentReadingsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void freshOneIsNotReadAgain() {
        RecentReadings<Integer> readings = new RecentReadings<>(LONG, LONG);

        assertThat(readings.of(scope(ACME), reads::incrementAndGet)).isEqualTo(1);
        assertThat(readings.of(scope(ACME), reads::incrementAndGet)).isEqualTo(1);
        assertThat(readings.of(scope(GLOBEX), reads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void forgottenOneIsReadAgain() {
        RecentReadings<Integer> readings = new RecentReadings<>(LONG, LONG);
        readings.of(scope(ACME), reads::incrementAndGet);

        readings.forget(scope(ACME));

        assertThat(readings.of(scope(ACME), reads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whoComesWhileItIsReadAnewTakesWhatIsKnown() throws Exception {
        RecentReadings<Integer> readings = new RecentReadings<>(Duration.ZERO, LONG);
        readings.of(scope(ACME), reads::incrementAndGet);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> slow = threads.submit(() -> readings.of(scope(ACME), this::slowly));
            await().atMost(LIMIT).until(() -> reads.get() == 2);

            assertThat(readings.of(scope(ACME), reads::incrementAndGet)).isEqualTo(1);

            answered.countDown();
            assertThat(slow.get()).isEqualTo(2);
        }
    }

    @Test
    void withoutAnyKnownAllShareOneReading() throws Exception {
        RecentReadings<Integer> readings = new RecentReadings<>(LONG, LONG);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> readings.of(scope(ACME), this::slowly)));
            }
            await().atMost(LIMIT).until(() -> reads.get() == 1);
            answered.countDown();

            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void failureIsNotRemembered() {
        RecentReadings<Integer> readings = new RecentReadings<>(LONG, LONG);

        assertThatThrownBy(() -> readings.of(scope(ACME), RecentReadingsTest::fails))
                .isInstanceOf(IllegalStateException.class);

        assertThat(readings.of(scope(ACME), reads::incrementAndGet)).isEqualTo(1);
    }

    private static int fails() {
        throw new IllegalStateException("the store is away");
    }

    private int slowly() {
        int number = reads.incrementAndGet();
        try {
            answered.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return number;
    }
}
