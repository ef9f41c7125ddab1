package dev.aac.producer.platform.broker;

import java.time.Duration;
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
final class StripedExecutor {

    private static final Logger LOG = Logger.getLogger(StripedExecutor.class);

    private final List<BlockingQueue<Runnable>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /**
     * @param keyed whether tasks come with keys
     * @param waitingMax most tasks that wait in a lane, or for all of them when there are no keys
     */
    StripedExecutor(String name, int count, boolean keyed, int waitingMax) {
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

    /** Begins no other task: what waits, or is submitted from now on, is dropped. */
    void takeNoMore() {
        closing = true;
        queues.forEach(BlockingQueue::clear);
        // Wakes who waits for a task; where there is no room for it there is another to wake them.
        queues.forEach(queue -> queue.offer(() -> {}));
    }

    /**
     * Waits until nothing is being worked on, and interrupts what still is at the deadline.
     *
     * @param deadlineNanos by {@link System#nanoTime}
     */
    void awaitEnd(long deadlineNanos) {
        try {
            for (Thread thread : threads) {
                long left = Math.max(1, deadlineNanos - System.nanoTime());
                boolean _ = thread.join(Duration.ofNanos(left));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }

    private void work(BlockingQueue<Runnable> queue) {
        try {
            while (!closing) {
                Runnable task = queue.take();
                if (!closing) {
                    run(task);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Broker: lane stopped");
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Broker: a lane goes on after a failure");
        }
    }
}
