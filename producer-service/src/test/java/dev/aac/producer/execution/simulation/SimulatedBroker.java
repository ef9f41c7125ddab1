package dev.aac.producer.execution.simulation;

import dev.aac.contract.job.RunJob;
import dev.aac.producer.platform.broker.BrokerAway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A broker that forgets transient messages when it goes away, keeps jobs, and does to both what the
 * {@link Weather} wants.
 */
final class SimulatedBroker {

    private static final int DELAY_MILLIS_MAX = 20;
    private static final int LATE_MILLIS_MAX = 20_000;
    private static final int NO_PRODUCER_MILLIS = 300;

    /** After so long without a heartbeat it gives a worker's deliveries to others. */
    private static final int HEARTBEAT_MILLIS = 20_000;

    private final World world;
    private final List<RunJob> jobs = new ArrayList<>();
    private final List<JobDelivery> unsettled = new ArrayList<>();
    private final Map<String, Integer> queued = new HashMap<>();
    private boolean up = true;
    private int session;

    /** A transient message that wants an answer, once or more. */
    record Request(String queue, Object body, Node from, Consumer<Object> answered) {}

    SimulatedBroker(World world) {
        this.world = world;
    }

    boolean isUp() {
        return up;
    }

    /** Whether no request waits in a queue. */
    boolean isEmpty(String queue) {
        return queued.getOrDefault(queue, 0) == 0;
    }

    boolean hasJobs() {
        return !jobs.isEmpty() || !unsettled.isEmpty();
    }

    void goAway() {
        if (up) {
            world.trace.note(() -> "the broker goes away");
            up = false;
            session++;
            queued.clear();
            List.copyOf(unsettled).forEach(JobDelivery::giveBack);
        }
    }

    void comeBack() {
        if (!up) {
            world.trace.note(() -> "the broker is back");
            up = true;
            List.copyOf(world.producers).forEach(p -> p.in(delay(), p::brokerIsBack));
            List.copyOf(world.workers).forEach(w -> w.in(delay(), w::brokerIsBack));
            offer();
        }
    }

    void ask(Request request) {
        transport(() -> queue(request));
    }

    void answer(Request request, Object answer) {
        transport(
                () ->
                        inThisSession(
                                delay(),
                                () -> request.from().run(() -> request.answered().accept(answer))));
    }

    void tell(Node to, Runnable heard) {
        transport(() -> inThisSession(delay(), () -> to.run(heard)));
    }

    private void transport(Runnable delivery) {
        if (!up || world.chance.oneIn(world.weather().lost())) {
            return;
        }
        delivery.run();
        if (world.chance.oneIn(world.weather().doubled())) {
            delivery.run();
        }
    }

    private void queue(Request request) {
        queued.merge(request.queue(), 1, Integer::sum);
        inThisSession(delay(), () -> serve(request));
    }

    private void serve(Request request) {
        List<SimulatedProducer> servers =
                world.producers.stream().filter(p -> !p.isDead()).toList();
        if (servers.isEmpty()) {
            inThisSession(NO_PRODUCER_MILLIS, () -> serve(request));
            return;
        }
        queued.merge(request.queue(), -1, Integer::sum);
        SimulatedProducer server = world.chance.oneOf(servers);
        server.run(() -> server.serve(request));
    }

    private void inThisSession(int millis, Runnable action) {
        int sentIn = session;
        world.timeline.in(
                millis,
                () -> {
                    if (sentIn == session) {
                        action.run();
                    }
                });
    }

    private int delay() {
        return world.chance.oneIn(world.weather().late())
                ? world.chance.below(LATE_MILLIS_MAX)
                : world.chance.below(DELAY_MILLIS_MAX);
    }

    /**
     * Takes a job, perhaps without saying so, perhaps twice, perhaps to lose it after all.
     *
     * @throws BrokerAway as the real queue does
     */
    void publish(RunJob job, Node from) {
        if (!up) {
            throw new BrokerAway("it is away");
        }
        boolean arrives = !world.chance.oneIn(world.weather().lost());
        if (arrives) {
            jobs.add(job);
        }
        if (world.chance.oneIn(world.weather().doubled())) {
            jobs.add(world.chance.below(jobs.size() + 1), job);
        }
        world.trace.note(
                () ->
                        "%s publishes %s%s"
                                .formatted(
                                        from.name, Names.of(job.run()), arrives ? "" : " in vain"));
        offer();
        if (world.chance.oneIn(world.weather().crashes())) {
            throw new Crash();
        }
        if (world.chance.oneIn(world.weather().lost())) {
            throw new BrokerAway("it does not confirm");
        }
    }

    /** Gives jobs to those who wait for one, soon. */
    void offer() {
        inThisSession(delay(), this::deliver);
    }

    private void deliver() {
        List<SimulatedWorker> takers = takers();
        while (!jobs.isEmpty() && !takers.isEmpty()) {
            SimulatedWorker taker = world.chance.oneOf(takers);
            JobDelivery delivery = new JobDelivery(this, jobs.removeFirst(), taker);
            unsettled.add(delivery);
            taker.slotIsPromised();
            taker.in(delay(), () -> taker.received(delivery));
            world.timeline.in(HEARTBEAT_MILLIS, () -> giveBackIfSilent(delivery));
            takers = takers();
        }
    }

    private List<SimulatedWorker> takers() {
        return world.workers.stream().filter(w -> !w.isDead() && w.takesJobs()).toList();
    }

    private void giveBackIfSilent(JobDelivery delivery) {
        if (delivery.to().isFrozen()) {
            delivery.giveBack();
        }
    }

    void isDead(SimulatedWorker worker) {
        List.copyOf(unsettled).stream()
                .filter(delivery -> delivery.to().equals(worker))
                .forEach(JobDelivery::giveBack);
    }

    void settled(JobDelivery delivery) {
        unsettled.remove(delivery);
    }

    void requeued(JobDelivery delivery) {
        unsettled.remove(delivery);
        jobs.addFirst(delivery.job());
        offer();
    }
}
