package dev.aac.producer.execution.simulation;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.execution.InMemoryMonthlyRuns;
import dev.aac.producer.execution.InMemoryWorkers;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything of one schedule: what is shared, who runs, and how much goes wrong. */
final class World {

    /** How deep others may come in between. */
    private static final int INTERLUDES_DEEP = 2;

    /** How far ahead in time may be what comes in between. */
    private static final long INTERLUDE_MILLIS = 200;

    private static final int INTERLUDE_EVENTS_MAX = 8;
    private static final int RESTART_MILLIS_MAX = 8_000;

    /** More than any schedule asks for. */
    private static final int MONTHLY_RUNS = 1_000;

    final Chance chance;
    final Timeline timeline = new Timeline();
    final Trace trace;
    final InMemoryExecutions executions = new InMemoryExecutions();
    final InMemoryExecutionLogs logs = new InMemoryExecutionLogs();
    final InMemoryWorkers workersSeen = new InMemoryWorkers();
    final InMemoryOrganizations organizations = new InMemoryOrganizations();
    final InMemoryMonthlyRuns monthlyRuns = new InMemoryMonthlyRuns();
    final Map<OrganizationId, Integer> limits = new LinkedHashMap<>();
    final Rules rules = new Rules(this);
    final Races races = new Races();
    final Clients clients = new Clients(this);
    final SimulatedEngine engine = new SimulatedEngine(this);
    final SimulatedBroker broker = new SimulatedBroker(this);
    final List<SimulatedProducer> producers = new ArrayList<>();
    final List<SimulatedWorker> workers = new ArrayList<>();
    final Function<Chance, Script> scripts;

    private final Breakage breakage;
    private Weather weather;
    private boolean storeIsAway;
    private boolean claiming;
    private int depth;
    private int boots;
    private long claims;

    World(long seed, Breakage breakage, boolean traced, Function<Chance, Script> scripts) {
        this.chance = new Chance(seed);
        this.trace = new Trace(timeline, traced);
        this.breakage = breakage;
        this.scripts = scripts;
        this.weather = Weather.CALM;
    }

    boolean is(Breakage asked) {
        return breakage == asked;
    }

    Weather weather() {
        return weather;
    }

    void become(Weather next) {
        weather = next;
    }

    OrganizationScope addOrganization(int limit) {
        OrganizationId id = new OrganizationId("64b%021x".formatted(limits.size() + 1));
        limits.put(id, limit);
        OrganizationScope scope = OrganizationScope.ofVerifiedToken(id);
        organizations.limit(scope, new PlanLimits(1, MONTHLY_RUNS, 1, limit));
        return scope;
    }

    void bootProducer() {
        SimulatedProducer producer = new SimulatedProducer(this, "producer-" + ++boots);
        producers.add(producer);
        trace.note(() -> producer.name + " starts");
        producer.start();
    }

    void bootWorker(int slots) {
        SimulatedWorker worker = new SimulatedWorker(this, "worker-" + ++boots, slots);
        workers.add(worker);
        trace.note(() -> worker.name + " starts");
        worker.start();
    }

    /** A process that died is started anew some time later. */
    void startAgain(Runnable boot) {
        timeline.in(chance.below(RESTART_MILLIS_MAX), boot);
    }

    ClaimId claimId() {
        return new ClaimId("%032x".formatted(++claims));
    }

    boolean storeIsAway() {
        return storeIsAway;
    }

    void storeGoesAway(boolean away) {
        if (storeIsAway != away) {
            trace.note(() -> away ? "the store goes away" : "the store is back");
        }
        storeIsAway = away;
    }

    /** Whether a claim is being decided. */
    boolean isClaiming() {
        return claiming;
    }

    void claiming(boolean now) {
        claiming = now;
    }

    /** Lets others do something in the middle of a call to the store. */
    void interlude() {
        if (depth < INTERLUDES_DEEP && chance.oneIn(weather.interludes())) {
            depth++;
            try {
                for (int left = chance.between(1, INTERLUDE_EVENTS_MAX); left > 0; left--) {
                    timeline.runNextWithin(INTERLUDE_MILLIS);
                }
            } finally {
                depth--;
            }
        }
    }
}
