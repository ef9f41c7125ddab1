package dev.aac.producer.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.tenancy.StoreAways;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundThreadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BEYOND = 5;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BackgroundThreads background = new BackgroundThreads(new WatchMetrics(registry));

    @AfterEach
    void stop() throws InterruptedException {
        background.stop(new ShutdownEvent());
    }

    @Test
    void workThatFindsNoRoomIsCountedAndTheOtherIsDone() {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        int room = BackgroundThreads.AT_ONCE + BackgroundThreads.WAITING_MAX;
        for (int i = 0; i < room + BEYOND; i++) {
            background.run(() -> doneAfter(held, done));
        }
        assertThat(lost()).isEqualTo(BEYOND);
        assertThat(done).hasValue(0);

        held.countDown();

        await().atMost(PATIENCE).until(() -> done.get() == room);
        assertThat(lost()).isEqualTo(BEYOND);
    }

    private static void doneAfter(CountDownLatch held, AtomicInteger done) {
        try {
            held.await();
            done.incrementAndGet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void failureIsCountedAndNobodyElseHarmed() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 2 * BackgroundThreads.AT_ONCE; i++) {
            background.run(
                    () -> {
                        throw StoreAways.asATestWantsIt();
                    });
        }
        background.run(done::incrementAndGet);
        await().atMost(PATIENCE).until(() -> done.get() == 1);
        await().atMost(PATIENCE).until(() -> lost() == 2 * BackgroundThreads.AT_ONCE);
    }

    @Test
    void logLinesCarryTheIdOfTheRequest() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        MDC.put("correlationId", "request-7");
        background.run(() -> seen.add(String.valueOf(MDC.get("correlationId"))));
        MDC.remove("correlationId");
        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        background.run(() -> seen.add(String.valueOf(MDC.get("correlationId"))));
        await().atMost(PATIENCE).until(() -> seen.size() == 2);
        assertThat(seen).containsExactly("request-7", "null");
    }

    @Test
    void whatIsUnderWayAtTheEndIsDone() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            background.run(done::incrementAndGet);
        }
        background.stop(new ShutdownEvent());
        assertThat(done).hasValue(100);
        background.run(done::incrementAndGet);
        assertThat(lost()).isEqualTo(1);
    }

    private double lost() {
        return registry.get("aac.watch.lost").counter().count();
    }
}
