package dev.aac.producer.execution.simulation;

import java.util.ArrayList;
import java.util.List;

/** One boot of a process: it may die at any call to the store, or freeze and go on later. */
abstract class Node {

    /** What a frozen process does when it goes on comes within that time. */
    private static final int CATCH_UP_MILLIS = 500;

    final World world;
    final String name;
    private final List<Runnable> deferred = new ArrayList<>();
    private boolean dead;
    private boolean frozen;

    Node(World world, String name) {
        this.world = world;
        this.name = name;
    }

    boolean isDead() {
        return dead;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Has this process do something then, if it still lives. */
    final void in(long millis, Runnable action) {
        world.timeline.in(millis, () -> run(action));
    }

    /** Has this process do something now, or when it goes on. */
    final void run(Runnable action) {
        if (dead) {
            return;
        }
        if (frozen) {
            deferred.add(action);
            return;
        }
        world.rules.isolated(
                () -> {
                    try {
                        action.run();
                    } catch (Crash _) {
                        kill();
                    }
                });
    }

    final void kill() {
        if (!dead) {
            dead = true;
            frozen = false;
            world.trace.note(() -> name + " dies");
            died();
        }
    }

    final void freeze() {
        frozen = true;
        world.trace.note(() -> name + " freezes");
    }

    final void thaw() {
        if (frozen) {
            frozen = false;
            world.trace.note(() -> name + " goes on");
            List<Runnable> late = List.copyOf(deferred);
            deferred.clear();
            late.forEach(action -> in(world.chance.below(CATCH_UP_MILLIS), action));
        }
    }

    /** Tells those who notice. */
    abstract void died();
}
