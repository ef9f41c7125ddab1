package dev.aac.producer.execution.storage;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Keys;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Sweep;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** The outbox of all organizations, read from the executions themselves. */
@Singleton
public class MongoBacklog implements Backlog {

    private static final String STATE = "dispatch.state";
    private static final String TURN = "dispatch.turn";
    private static final String AT = "dispatch.at";
    private static final String SLOT_KEY = "slotKey";
    private static final String LEASE_WORKER = "dispatch.lease.workerId";
    private static final String LEASE_UNTIL = "dispatch.lease.until";
    private static final String QUEUE_DEADLINE = "queueDeadline";

    private final TenantCollection<ExecutionDocument> executions;
    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("backlog");

    public MongoBacklog(ExecutionDocuments documents) {
        this.executions = TenantCollection.of(documents);
    }

    @Override
    public List<WaitingOrganization> waiting(int limit) {
        requireLimit(limit, ORGANIZATIONS_MAX);
        Sweep<ExecutionDocument> inLine =
                new Sweep<>(executions, TURN, in(State.WAITING), new Document(TURN, 1));
        return maintenance.firsts(inLine, ORGANIZATIONS_MAX).stream()
                .map(
                        first ->
                                new WaitingOrganization(
                                        first.reenter(), DispatchMapping.since(first.number())))
                .sorted(Comparator.comparing(WaitingOrganization::since))
                .limit(limit)
                .toList();
    }

    @Override
    public long waitingRuns() {
        return maintenance.count(executions, in(State.WAITING));
    }

    @Override
    public List<TakenPlace> takenPlaces() {
        // By the index of the places themselves, in which a job that moves on stays where it is.
        Document any = new Document(SLOT_KEY, new Document("$gte", ""));
        Sweep<ExecutionDocument> taken = new Sweep<>(executions, SLOT_KEY, any, new Document());
        return maintenance.keys(taken, List.of(STATE, LEASE_WORKER), PLACES_MAX).stream()
                .map(MongoBacklog::takenPlace)
                .toList();
    }

    private static TakenPlace takenPlace(Keys keys) {
        SlotKey place = SlotKey.parse(keys.first().key());
        return switch (State.valueOf(more(keys, STATE))) {
            // The write that ends an execution frees its place.
            case WAITING, ANALYZING, DONE -> new TakenPlace.Kept(place);
            case SENT -> new TakenPlace.Sent(place);
            case HELD -> new TakenPlace.Held(place, new WorkerId(more(keys, LEASE_WORKER)));
        };
    }

    private static String more(Keys keys, String field) {
        return requireNonNull(keys.more().get(field), () -> "a place without " + field);
    }

    @Override
    public List<RunPointer> sentBefore(Instant time, int limit) {
        return pointers(in(State.SENT), AT, time, limit);
    }

    @Override
    public List<RunPointer> analyzingBefore(Instant time, int limit) {
        return pointers(in(State.ANALYZING), AT, time, limit);
    }

    @Override
    public List<RunPointer> leaseEndedBefore(Instant time, int limit) {
        return pointers(in(State.HELD), LEASE_UNTIL, time, limit);
    }

    @Override
    public List<RunPointer> queueTimedOutBefore(Instant time, int limit) {
        return pointers(new Document(), QUEUE_DEADLINE, time, limit);
    }

    /** Those whose time is over, the longest overdue first. */
    private List<RunPointer> pointers(Document filter, String timeField, Instant time, int limit) {
        requireLimit(limit, ANSWER_MAX);
        filter.append(timeField, new Document("$lt", time));
        Sweep<ExecutionDocument> overdue =
                new Sweep<>(executions, "taskId", filter, new Document(timeField, 1));
        return maintenance.pairs(overdue, limit).stream()
                .map(pair -> new RunPointer(pair.reenter(), new TaskId(pair.key())))
                .toList();
    }

    private static Document in(State state) {
        return new Document(STATE, state.name());
    }

    private static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new IllegalArgumentException("limit is out of range");
        }
    }
}
