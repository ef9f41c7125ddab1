package dev.aac.producer.execution.simulation;

import java.util.function.Consumer;

/** What a worker asks until it is answered, or no longer wants to know; as its Inquiry does. */
final class Question {

    private static final int FIRST_PAUSE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS_MAX = 5_000;
    private static final long SILENCE_MILLIS_MAX = 30_000;

    private final SimulatedWorker asker;
    private final SimulatedBroker.Request request;
    private long lastSent;
    private int sends;
    private boolean over;

    Question(SimulatedWorker asker, String queue, Object body, Consumer<Object> answered) {
        this.asker = asker;
        this.request =
                new SimulatedBroker.Request(
                        queue,
                        body,
                        asker,
                        answer -> {
                            if (!over) {
                                withdraw();
                                answered.accept(answer);
                            }
                        });
    }

    boolean isOver() {
        return over;
    }

    /** Sends it, for the first time or because the connection is new. */
    void send() {
        lastSent = asker.world.timeline.now();
        sends++;
        int mine = sends;
        asker.world.broker.ask(request);
        asker.in(pause(), () -> look(mine));
    }

    private void look(int mine) {
        if (over || mine != sends || !asker.world.broker.isUp()) {
            return;
        }
        boolean silent = asker.world.timeline.now() - lastSent >= SILENCE_MILLIS_MAX;
        if (silent || asker.world.broker.isEmpty(request.queue())) {
            send();
        } else {
            asker.in(pause(), () -> look(mine));
        }
    }

    private int pause() {
        return Math.min(FIRST_PAUSE_MILLIS * Math.clamp(sends, 1, 3), PAUSE_MILLIS_MAX);
    }

    void withdraw() {
        over = true;
        asker.open.remove(this);
    }
}
