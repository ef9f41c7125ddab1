package dev.aac.producer.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntUnaryOperator;

/**
 * Runs several actors in an order that a test decides: each stops before every call to the store
 * ({@link #stop}), and one at a time goes on to its next stop.
 */
public final class Interleaving {

    private final Map<Thread, Actor> actors = new ConcurrentHashMap<>();

    private static final class Actor {
        private final Semaphore go = new Semaphore(0);
        private final Semaphore stopped = new Semaphore(0);
        private volatile boolean over;
    }

    /** For the actors: waits until it is this actor's turn. Without effect for other threads. */
    public void stop() {
        Actor actor = actors.get(Thread.currentThread());
        if (actor != null) {
            actor.stopped.release();
            actor.go.acquireUninterruptibly();
        }
    }

    /**
     * Runs all to their ends.
     *
     * @param choice of so many that could go on, which one does
     * @param afterEach is looked at when all stand still
     */
    public void run(List<Runnable> all, IntUnaryOperator choice, Runnable afterEach) {
        List<Actor> waiting = new ArrayList<>();
        for (Runnable each : all) {
            Actor actor = new Actor();
            waiting.add(actor);
            begin(actor, each);
            actor.stopped.acquireUninterruptibly();
        }
        while (!waiting.isEmpty()) {
            Actor next = waiting.get(choice.applyAsInt(waiting.size()));
            next.go.release();
            next.stopped.acquireUninterruptibly();
            afterEach.run();
            waiting.removeIf(actor -> actor.over);
        }
    }

    private void begin(Actor actor, Runnable what) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            actors.put(Thread.currentThread(), actor);
                            try {
                                stop();
                                what.run();
                            } finally {
                                actors.remove(Thread.currentThread());
                                actor.over = true;
                                actor.stopped.release();
                            }
                        });
    }
}
