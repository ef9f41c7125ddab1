package dev.aac.producer.execution.dispatch;

import dev.aac.contract.job.RunJob;
import dev.aac.producer.platform.broker.BrokerAway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was published; can be closed, or open and failing. Thread-safe. */
final class RecordingJobQueue implements JobQueue {

    final List<RunJob> published = new CopyOnWriteArrayList<>();
    volatile boolean open = true;
    volatile boolean failing;
    volatile Runnable beforePublishing = () -> {};

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void publish(RunJob job) {
        beforePublishing.run();
        if (failing) {
            throw new BrokerAway("as the test wants it");
        }
        published.add(job);
    }

    /** The names of the tasks, in the order of their publication. */
    List<String> tasks() {
        return published.stream().map(job -> job.run().taskId().value()).toList();
    }
}
