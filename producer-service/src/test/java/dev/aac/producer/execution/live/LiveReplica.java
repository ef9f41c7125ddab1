package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.AuditedExecutions;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.InMemoryMonthlyRuns;
import dev.aac.producer.execution.MonthlyQuota;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.watch.RecordedMisses;
import java.time.Clock;
import java.util.List;

/** A producer replica's live channel with real threads, on stores, identity and bus of a test. */
final class LiveReplica implements AutoCloseable {

    static final int SOCKETS_MAX = 250;
    static final int STRANGERS_MAX = 30;
    static final int SOCKETS_PER_USER = 15;
    static final int SOCKETS_FREE = 20;
    static final int SOCKETS_ENTERPRISE = 40;
    static final int FOLLOWERS_MAX = 3;
    static final int FOLLOWERS_PER_ORGANIZATION = 2;

    final LiveThreads threads = new LiveThreads();
    final LiveChannel channel;
    final SocketProtocol protocol;
    final LiveFanOut events;
    final Rooms rooms;
    final SocketQuotas quotas;
    final LogFollowers followers;
    final SocketSweep sweep;
    final InMemoryOrganizations organizations = new InMemoryOrganizations();
    final ExecutionChanges changes;
    final RecordedMisses misses = new RecordedMisses();
    private final ExecutionLogs logs;

    LiveReplica(
            Executions executions,
            ExecutionLogs logs,
            LiveIdentity identity,
            LiveBus bus,
            Clock clock) {
        this.logs = logs;
        this.rooms = new Rooms(new RoomBuilder(executions, logs, threads, clock));
        organizations.limit(LiveSamples.scope(LiveSamples.ACME), Plan.FREE.limits());
        organizations.limit(LiveSamples.scope(LiveSamples.OTHER), Plan.FREE.limits());
        this.quotas = new SocketQuotas(organizations, limits());
        ReplicaBus replicas = new ReplicaBus(bus, rooms, threads);
        this.events = new LiveFanOut(rooms, replicas);
        this.changes = new ExecutionChanges(executions, events, _ -> {}, () -> {}, clock);
        MonthlyQuota quota = new MonthlyQuota(organizations, new InMemoryMonthlyRuns());
        ExecutionService service = new ExecutionService(executions, logs, changes, quota, clock);
        this.followers =
                new LogFollowers(
                        new LogFollowerLimits(FOLLOWERS_MAX, FOLLOWERS_PER_ORGANIZATION),
                        rooms,
                        threads,
                        clock);
        Sockets sockets = new Sockets(SOCKETS_MAX, new UnauthenticatedSockets(STRANGERS_MAX));
        this.protocol =
                new SocketProtocol(
                        new SocketAuthentication(identity, quotas, rooms),
                        service,
                        new AuditedExecutions(
                                service, new RecordedTrail(), List.of(), (_, _) -> {}),
                        misses);
        this.sweep = new SocketSweep(sockets, clock);
        this.channel =
                new LiveChannel(
                        sockets,
                        protocol,
                        sweep,
                        new RevocationWatch(sockets, followers, identity, threads),
                        threads);
        replicas.start();
        channel.start();
        followers.start();
    }

    /** Of a replica on which no plan but these is used. */
    static SocketLimitSettings limits() {
        return new SocketLimitSettings(
                Integer.toString(SOCKETS_PER_USER),
                Integer.toString(SOCKETS_FREE),
                Integer.toString(SOCKETS_FREE),
                Integer.toString(SOCKETS_ENTERPRISE));
    }

    /** As ingest does it: written, then told. */
    void append(OrganizationScope scope, RunRef run, List<LogLine> lines) {
        logs.append(scope, run, lines);
        events.logged(run, lines);
    }

    void insert(OrganizationScope scope, Execution execution) {
        changes.insert(scope, execution);
    }

    void apply(OrganizationScope scope, TaskId taskId, RunEvent event) {
        changes.apply(scope, taskId, event);
    }

    @Override
    public void close() {
        channel.stop();
        threads.close();
    }
}
