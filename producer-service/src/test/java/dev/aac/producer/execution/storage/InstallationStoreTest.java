package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Workers.WorkerState;
import dev.aac.producer.platform.tenancy.GuardedStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the installation knows of itself and of its workers. */
class InstallationStoreTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void empty() {
        STORE.empty();
    }

    @Test
    void installationHasOneNameAtEveryReplica() {
        MongoInstallation first = new MongoInstallation(STORE.storeDatabase());
        String name = first.id();
        assertThat(name).isNotBlank();
        assertThat(first.id()).isEqualTo(name);
        assertThat(new MongoInstallation(STORE.storeDatabase()).id()).isEqualTo(name);
    }

    @Test
    void replicasThatAskFirstAtOnceAgree() throws Exception {
        List<Callable<String>> replicas =
                Stream.generate(() -> new MongoInstallation(STORE.storeDatabase()))
                        .limit(16)
                        .<Callable<String>>map(replica -> replica::id)
                        .toList();
        Set<String> names = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> name : threads.invokeAll(replicas)) {
                names.add(name.get());
            }
        }
        assertThat(names).hasSize(1);
    }

    @Test
    void workersLastWordCountsUntilItIsForgotten() {
        MongoWorkers workers = new MongoWorkers(STORE.storeDatabase());
        WorkerState early = new WorkerState(new WorkerId("early"), 4, 3, 1, NOW.minusSeconds(1));
        WorkerState late = new WorkerState(new WorkerId("late"), 2, 0, 2, NOW);
        workers.seen(early);
        workers.seen(new WorkerState(new WorkerId("late"), 9, 9, 9, NOW.minusSeconds(9)));
        workers.seen(late);
        assertThat(workers.seenSince(NOW.minusSeconds(1))).containsExactlyInAnyOrder(early, late);
        assertThat(workers.seenSince(NOW)).containsExactly(late);
        workers.forgetUnseenSince(NOW);
        assertThat(workers.seenSince(Instant.EPOCH)).containsExactly(late);
    }
}
