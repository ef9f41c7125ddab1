package dev.aac.worker.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.LogStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OutputSpoolTest {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final OutputSpool spool = new OutputSpool();
    private final AtomicInteger put = new AtomicInteger();
    private final Thread putter = Thread.ofVirtual().unstarted(this::putForever);

    @AfterEach
    void stop() {
        putter.interrupt();
    }

    private void putForever() {
        try {
            while (true) {
                spool.put(chunk());
                put.addAndGet(CHUNK_BYTES);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputSpool.Chunk chunk() {
        return new OutputSpool.Chunk(LogStream.STDOUT, new byte[CHUNK_BYTES]);
    }

    @Test
    void chunksComeOutInTheirOrderAndThenTheEnd() throws InterruptedException {
        OutputSpool.Chunk first = chunk();
        OutputSpool.Chunk second = chunk();
        spool.put(first);
        spool.put(second);
        spool.end();

        assertThat(spool.take()).isSameAs(first);
        assertThat(spool.take()).isSameAs(second);
        assertThat(spool.take()).isNull();
        assertThat(spool.take()).isNull();
    }

    @Test
    void fullSpoolBlocksUntilSomethingIsTaken() throws InterruptedException {
        putter.start();
        await().until(() -> put.get() >= OutputSpool.READY_BYTES_MAX);

        for (int i = 0; i < 100; i++) {
            spool.take();
        }

        await().until(() -> put.get() >= 100 * CHUNK_BYTES + OutputSpool.READY_BYTES_MAX);
    }

    @Test
    void stalledSpoolTakesALittleMoreNowAndThen() {
        putter.start();
        await().until(() -> put.get() >= OutputSpool.READY_BYTES_MAX);

        Duration twoSeconds = Duration.ofSeconds(2);
        int before = put.get();
        await().pollDelay(twoSeconds).until(() -> true);
        int taken = put.get() - before;

        assertThat(taken)
                .as("more than an ended process leaves in pipe and socket, yet little")
                .isBetween((96 + 156) * 1024, 5 * (OutputSpool.TRICKLE_BYTES + CHUNK_BYTES));
    }
}
