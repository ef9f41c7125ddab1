package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FreshReadingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger reads = new AtomicInteger();
    private final FreshReadings<String, String> lasting = new FreshReadings<>(Duration.ofHours(1));

    @Test
    void readingCountsUntilItIsForgotten() {
        assertThat(lasting.of("a", this::read)).isEqualTo("a 1");
        assertThat(lasting.of("a", this::read)).isEqualTo("a 1");
        assertThat(lasting.of("b", this::read)).isEqualTo("b 2");
        lasting.forget("a");
        assertThat(lasting.of("a", this::read)).isEqualTo("a 3");
        assertThat(lasting.of("b", this::read)).isEqualTo("b 2");
    }

    @Test
    void someAreForgottenTogether() {
        List.of("a1", "a2", "b").forEach(key -> lasting.of(key, this::read));
        lasting.forgetThose(key -> key.startsWith("a"));
        assertThat(lasting.of("b", this::read)).isEqualTo("b 3");
        assertThat(lasting.of("a1", this::read)).isEqualTo("a1 4");
        assertThat(lasting.of("a2", this::read)).isEqualTo("a2 5");
    }

    @Test
    void readingThatFailsIsTriedAgain() {
        assertThatThrownBy(() -> lasting.of("a", FreshReadingsTest::failing))
                .hasMessage("as a test wants it");
        assertThat(lasting.of("a", this::read)).isEqualTo("a 1");
    }

    @Test
    void whoAsksMeanwhileSharesTheReading() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first =
                    threads.submit(() -> lasting.of("a", key -> slowly(begun, goOn, read(key))));
            awaited(begun);
            Future<String> second = threads.submit(() -> lasting.of("a", this::read));
            goOn.countDown();
            assertThat(value(first)).isEqualTo("a 1");
            assertThat(value(second)).isEqualTo("a 1");
        }
    }

    @Test
    void whoAsksMeanwhileSharesTheFailure() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger asking = new AtomicInteger();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<String> first =
                    threads.submit(
                            () -> lasting.of("a", _ -> failing(slowly(begun, goOn, "late"))));
            awaited(begun);
            Thread[] waiting = new Thread[1];
            Callable<String> second =
                    () -> {
                        waiting[0] = Thread.currentThread();
                        asking.incrementAndGet();
                        return lasting.of("a", this::read);
                    };
            Future<String> shared = threads.submit(second);
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    asking.get() == 1
                                            && waiting[0].getState() == Thread.State.WAITING);
            goOn.countDown();
            for (Future<String> each : List.of(first, shared)) {
                assertThatThrownBy(() -> value(each))
                        .cause()
                        .isExactlyInstanceOf(IllegalStateException.class)
                        .hasMessage("as a test wants it");
            }
            assertThat(reads).hasValue(0);
        }
    }

    /** It counts from the moment it was begun: what it says may be older than its end. */
    @Test
    void readingThatTookTooLongIsNotShared() throws Exception {
        FreshReadings<String, String> brief = new FreshReadings<>(Duration.ofMillis(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first =
                    threads.submit(() -> brief.of("a", key -> slowly(begun, goOn, read(key))));
            awaited(begun);
            long since = System.nanoTime();
            await().atMost(PATIENCE).until(() -> System.nanoTime() - since > 2_000_000);
            Future<String> second = threads.submit(() -> brief.of("a", this::read));
            goOn.countDown();
            assertThat(value(first)).isEqualTo("a 1");
            assertThat(value(second)).isEqualTo("a 2");
        }
    }

    private String read(String key) {
        return key + " " + reads.incrementAndGet();
    }

    private static String failing(String key) {
        throw new IllegalStateException("as a test wants it");
    }

    private static String slowly(CountDownLatch begun, CountDownLatch goOn, String value) {
        begun.countDown();
        awaited(goOn);
        return value;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static String value(Future<String> future) throws Exception {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
