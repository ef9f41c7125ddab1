package dev.aac.producer.platform.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of virtual threads that work off tasks. Tasks with an equal key go through the
 * same lane, in order; tasks without a key go to whichever lane is free.
 */
final class Lanes implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final List<BlockingQueue<Runnable>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param keyed whether tasks come with keys
     * @param waitingMax most tasks that wait in a lane, or for all of them when there are no keys
     */
    Lanes(String name, int count, boolean keyed, int waitingMax) {
        for (int i = 0; i < count; i++) {
            BlockingQueue<Runnable> queue =
                    keyed || i == 0 ? new ArrayBlockingQueue<>(waitingMax) : queues.getFirst();
            queues.add(queue);
            threads.add(Thread.ofVirtual().name(name + "-" + i).start(() -> work(queue)));
        }
    }

    /** Waits while the lane is full. */
    void submit(@Nullable Object key, Runnable task) throws InterruptedException {
        int lane = key == null ? 0 : Math.floorMod(key.hashCode(), queues.size());
        queues.get(lane).put(task);
    }

    /** Interrupts what is being worked on; what waits is dropped. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private static void work(BlockingQueue<Runnable> queue) {
        try {
            while (true) {
                Runnable task = queue.take();
                try {
                    task.run();
                } catch (RuntimeException failure) {
                    LOG.errorf(failure, "Broker: a lane goes on after a failure");
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Broker: lane stopped");
        }
    }
}
