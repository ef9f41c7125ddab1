package dev.aac.producer.execution.live;

import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes rooms that read the store and run on virtual threads. */
@Singleton
final class RoomBuilder {

    private final StoreReads reads;
    private final LiveThreads threads;
    private final Clock clock;

    RoomBuilder(Executions executions, ExecutionLogs logs, LiveThreads threads, Clock clock) {
        this.reads = new StoreReads(executions, logs, threads);
        this.threads = threads;
        this.clock = clock;
    }

    Room build(OrganizationScope scope) {
        return new Room(
                new RoomTools(
                        new Mailbox(threads, Room.WAITING_MAX, Room.WAITING_CHARS_MAX),
                        reads.in(scope),
                        threads,
                        clock));
    }
}
