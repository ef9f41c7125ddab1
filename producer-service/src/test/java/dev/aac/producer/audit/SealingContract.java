package dev.aac.producer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two producers over one store that record and seal at once. */
public abstract class SealingContract {

    private static final int THREADS = 8;
    private static final int EACH = 50;

    private final AuditWorld world = new AuditWorld();

    /** Another view of the same store each time. */
    protected abstract Journal journal();

    protected abstract Chain chain();

    @Test
    void chainOfManyWritersAtTwoProducersIsUnbroken() throws Exception {
        List<AuditWorld.Producer> producers =
                List.of(world.process(journal(), chain()), world.process(journal(), chain()));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            AuditWorld.Producer producer = producers.get(thread % producers.size());
            String name = "t" + thread;
            work.add(() -> recorded(producer, name));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(EACH);
            }
        }
        AuditWorld.Producer reader = producers.getFirst();
        ChainReport report = reader.verification.verify(world.acme);
        assertThat(report.firstFault()).isNull();
        assertThat(report.events()).isEqualTo(THREADS * EACH);
        assertThat(reader.reading.piece(world.acme, AuditFilter.ALL, 0))
                .extracting(event -> event.event().subject())
                .doesNotHaveDuplicates()
                .hasSize(THREADS * EACH);
    }

    private int recorded(AuditWorld.Producer producer, String name) {
        for (int i = 0; i < EACH; i++) {
            producer.trail.intend(world.acme, AuditWorld.event(name + "-" + i)).settle(true);
            producer.writer.seal(world.acme);
        }
        return EACH;
    }
}
