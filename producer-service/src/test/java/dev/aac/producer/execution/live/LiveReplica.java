package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.InMemoryMonthlyRuns;
import dev.aac.producer.execution.MonthlyQuota;
import dev.aac.producer.execution.RecordedActs;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.watch.RecordedMisses;
import java.time.Clock;
import java.util.List;

/** A producer replica's live channel with real threads, on stores, identity and bus of a test. */
final class LiveReplica implements AutoCloseable {

    static final int SOCKETS_MAX = 50;
    static final int STRANGERS_MAX = 30;
    static final int SOCKETS_PER_ORGANIZATION_MAX = 20;

    final LiveThreads threads = new LiveThreads();
    final LiveChannel channel;
    final SocketProtocol protocol;
    final LiveFanOut events;
    final Rooms rooms;
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
        this.rooms =
                new Rooms(
                        new RoomBuilder(executions, logs, threads, clock),
                        SOCKETS_PER_ORGANIZATION_MAX);
        ReplicaBus replicas = new ReplicaBus(bus, rooms, threads);
        this.events = new LiveFanOut(rooms, replicas);
        this.changes = new ExecutionChanges(executions, events, _ -> {}, () -> {}, clock);
        MonthlyQuota quota =
                new MonthlyQuota(new InMemoryOrganizations(), new InMemoryMonthlyRuns());
        ExecutionService service = new ExecutionService(executions, logs, changes, quota, clock);
        Sockets sockets = new Sockets(SOCKETS_MAX, new Strangers(STRANGERS_MAX));
        this.protocol =
                new SocketProtocol(
                        identity,
                        service,
                        new RecordedActs(service, new RecordedTrail()),
                        rooms,
                        misses);
        this.channel =
                new LiveChannel(
                        sockets,
                        protocol,
                        new SocketSweep(sockets, clock),
                        new RevocationWatch(sockets, identity, threads),
                        threads);
        replicas.start();
        channel.start();
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
