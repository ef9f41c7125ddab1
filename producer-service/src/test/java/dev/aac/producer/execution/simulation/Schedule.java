package dev.aac.producer.execution.simulation;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One small world, 30 to 150 faults, and then peace: whatever was accepted has to end. The seed
 * decides everything.
 */
final class Schedule {

    /** Longest time between two faults. */
    private static final int STEP_MILLIS_MAX = 1_200;

    /** Longer than a lease. */
    private static final int FREEZE_MILLIS_MAX = 40_000;

    /** So long after the last fault everything has ended. */
    private static final long PEACE_MILLIS_MAX = 15L * 60_000;

    private static final long PEACE_SLICE_MILLIS = 1_000;

    private final World world;
    private final List<OrganizationScope> organizations = new ArrayList<>();
    private int submissions;

    /**
     * How one schedule went.
     *
     * @param violation the rule that was broken, or null
     * @param trace empty unless it was asked for
     */
    record Outcome(
            long seed,
            @Nullable Violation violation,
            List<String> trace,
            Map<Race, Integer> races,
            long millis) {}

    private Schedule(World world) {
        this.world = world;
    }

    static Outcome run(long seed, Breakage breakage, boolean traced) {
        World world = new World(seed, breakage, traced, Script::any);
        return outcome(seed, world, new Schedule(world)::play);
    }

    static Outcome outcome(long seed, World world, Runnable play) {
        Violation violation = null;
        try {
            play.run();
        } catch (Violation found) {
            violation = found;
            world.trace.note(() -> "VIOLATION: " + found.getMessage());
        }
        return new Outcome(
                seed, violation, world.trace.lines(), world.races.counts(), world.timeline.now());
    }

    private void play() {
        build();
        world.become(Weather.STORM);
        for (int steps = world.chance.between(30, 150); steps > 0; steps--) {
            world.timeline.runFor(world.chance.below(STEP_MILLIS_MAX));
            fault();
        }
        while (submissions > 0) {
            submit();
        }
        peace(world);
    }

    private void build() {
        Chance chance = world.chance;
        for (int count = chance.between(2, 4); count > 0; count--) {
            organizations.add(world.addOrganization(chance.between(1, 3)));
        }
        submissions = chance.between(3, 8);
        world.bootProducer();
        world.bootProducer();
        for (int count = chance.between(2, 3); count > 0; count--) {
            world.bootWorker(chance.between(1, 2));
        }
    }

    private void fault() {
        Chance chance = world.chance;
        switch (chance.below(22)) {
            case 0, 1, 2, 3, 4 -> submit();
            case 5, 6 -> soon(world.clients::cancelSomething);
            case 7 -> soon(world.clients::deleteSomething);
            case 8 -> some(world.workers, Node::kill);
            case 9, 10, 11 -> some(world.workers, this::freezeForAWhile);
            case 12 -> some(world.workers, worker -> worker.run(worker::drain));
            case 13 -> some(world.producers, Node::kill);
            case 14 -> some(world.producers, this::freezeForAWhile);
            case 15, 16 -> soon(world.clients::cancelSomething);
            case 17 -> world.broker.goAway();
            case 18 -> world.storeGoesAway(true);
            case 19 -> soon(this::stranger);
            default -> {
                world.broker.comeBack();
                world.storeGoesAway(false);
            }
        }
    }

    private void freezeForAWhile(Node node) {
        node.freeze();
        world.timeline.in(world.chance.below(FREEZE_MILLIS_MAX), node::thaw);
    }

    private void submit() {
        if (submissions > 0) {
            submissions--;
            OrganizationScope scope = world.chance.oneOf(organizations);
            soon(() -> world.clients.submit(scope, Clients.anyRequest(world.chance)));
        }
    }

    /** As an event of its own, so that it comes in the middle of others. */
    private void soon(Runnable action) {
        world.timeline.in(world.chance.below(100), action);
    }

    private <N extends Node> void some(List<N> nodes, Consumer<? super N> fate) {
        if (!nodes.isEmpty()) {
            fate.accept(world.chance.oneOf(nodes));
        }
    }

    /** Somebody reports with a token that is over, made up, or another run's. */
    private void stranger() {
        List<SimulatedRun> begun = world.rules.begun();
        if (begun.isEmpty() || world.producers.isEmpty()) {
            return;
        }
        RunRef victim = world.chance.oneOf(begun).run;
        SimulatedRun other = world.chance.oneOf(begun);
        boolean foreign =
                world.rules.hasEnded(other.token) || !other.run.runId().equals(victim.runId());
        FencingToken token = foreign ? other.token : ExecutionSamples.OLD_TOKEN;
        FactOrigin origin = new FactOrigin(victim, token, 1);
        Fact fact =
                world.chance.oneIn(2)
                        ? new Fact.Exited(origin, ExecutionSamples.NOW, 0, LogTotals.NONE)
                        : new Fact.Started(origin, ExecutionSamples.NOW, "sha256:1");
        some(
                world.producers,
                producer ->
                        producer.run(
                                () ->
                                        producer.serve(
                                                new SimulatedBroker.Request(
                                                        BrokerNames.FACTS,
                                                        fact,
                                                        producer,
                                                        _ -> {}))));
    }

    /** Nothing goes wrong any more: everything has to end, and nothing may be left. */
    static void peace(World world) {
        world.trace.note(() -> "from here nothing goes wrong");
        world.become(Weather.CALM);
        world.storeGoesAway(false);
        world.broker.comeBack();
        List.copyOf(world.producers).forEach(Node::thaw);
        List.copyOf(world.workers).forEach(Node::thaw);
        long end = world.timeline.now() + PEACE_MILLIS_MAX;
        while (!isOver(world) && world.timeline.now() < end) {
            world.timeline.runFor(PEACE_SLICE_MILLIS);
        }
        var stuck = world.clients.unfinished();
        if (stuck != null) {
            throw new Violation("%s never ends: %s".formatted(Names.of(stuck), Names.state(stuck)));
        }
        Violation.unless(world.engine.isEmpty(), "a container is left behind");
        Violation.unless(!world.broker.hasJobs(), "a job is left in the queue");
        world.clients.reconcile();
    }

    private static boolean isOver(World world) {
        return world.clients.unfinished() == null
                && world.engine.isEmpty()
                && !world.broker.hasJobs()
                && world.workers.stream().allMatch(SimulatedWorker::isIdle);
    }
}
