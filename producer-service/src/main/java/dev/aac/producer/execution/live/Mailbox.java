package dev.aac.producer.execution.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off tasks one after another, in the order they came, on a thread that it borrows only while
 * there are some. What its tasks touch needs no locks. Safe for use by many threads; never waits.
 */
final class Mailbox {

    /** After so many tasks in a row other mailboxes get a turn. */
    private static final int TURN_TASKS = 64;

    private static final Logger LOG = Logger.getLogger(Mailbox.class);

    private final Executor executor;
    private final int tasksMax;
    private final long weightMax;
    private final Queue<Task> waiting = new ArrayDeque<>(2);
    private long weight;
    private boolean running;

    private record Task(Runnable work, long weight) {}

    /**
     * @param executor runs the mailbox for as long as it has tasks: a virtual thread each time
     * @param tasksMax most tasks that wait before {@link #offer} refuses
     * @param weightMax most weight that waits before {@link #offer} refuses
     */
    Mailbox(Executor executor, int tasksMax, long weightMax) {
        this.executor = executor;
        this.tasksMax = tasksMax;
        this.weightMax = weightMax;
    }

    /**
     * @return false when too much waits; the task will not run
     */
    boolean offer(long taskWeight, Runnable work) {
        boolean start;
        synchronized (this) {
            boolean full = waiting.size() >= tasksMax || weight + taskWeight > weightMax;
            if (full && !waiting.isEmpty()) {
                return false;
            }
            start = add(new Task(work, taskWeight));
        }
        startIf(start);
        return true;
    }

    /** Takes a task in any case: for callers whose number of open tasks is bounded elsewhere. */
    void post(Runnable work) {
        boolean start;
        synchronized (this) {
            start = add(new Task(work, 0));
        }
        startIf(start);
    }

    private boolean add(Task task) {
        waiting.add(task);
        weight += task.weight();
        boolean start = !running;
        running = true;
        return start;
    }

    private void startIf(boolean start) {
        if (start) {
            executor.execute(this::run);
        }
    }

    private void run() {
        for (int done = 0; done < TURN_TASKS; done++) {
            Task task = next();
            if (task == null) {
                return;
            }
            try {
                task.work().run();
            } catch (RuntimeException | Error failure) {
                LOG.error("A live task failed; the next one goes on", failure);
            }
        }
        // At the end of the queue of all threads that want to run.
        executor.execute(this::run);
    }

    private synchronized @Nullable Task next() {
        Task task = waiting.poll();
        if (task == null) {
            running = false;
        } else {
            weight -= task.weight();
        }
        return task;
    }
}
