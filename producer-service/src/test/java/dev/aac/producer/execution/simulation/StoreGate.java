package dev.aac.producer.execution.simulation;

import dev.aac.producer.platform.tenancy.StoreAways;

/** One process's way to the shared store: where it may fail, die, or be overtaken by others. */
final class StoreGate {

    private final World world;
    private final Node caller;
    private boolean surveysFail;

    StoreGate(World world, Node caller) {
        this.world = world;
        this.caller = caller;
    }

    /** Before a call. */
    void enter() {
        pass();
        if (world.storeIsAway()) {
            throw StoreAways.asATestWantsIt();
        }
    }

    /** After a write: it has taken effect, but the caller may never hear of it. */
    void leave() {
        pass();
    }

    private void pass() {
        world.interlude();
        if (caller.isDead() || world.chance.oneIn(world.weather().crashes())) {
            throw new Crash();
        }
        if (world.chance.oneIn(world.weather().storeFails())) {
            world.trace.note(() -> caller.name + " misses the store's answer");
            throw StoreAways.asATestWantsIt();
        }
    }

    /**
     * Decides whether the next surveys fail: they are made by many threads, which decide nothing.
     */
    void beforeSurveys() {
        surveysFail = world.storeIsAway() || world.chance.oneIn(world.weather().storeFails());
    }

    void survey() {
        if (surveysFail) {
            throw StoreAways.asATestWantsIt();
        }
    }
}
