package dev.aac.producer.execution.storage;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Pair;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Sweep;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** The outbox of all organizations, read from the executions themselves. */
@Singleton
public class MongoBacklog implements Backlog {

    private static final String STATE = "dispatch.state";
    private static final String TURN = "dispatch.turn";
    private static final String SENT_AT = "dispatch.at";
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
    public List<SlotKey> sentPlaces() {
        return keys(State.SENT, SLOT_KEY).map(SlotKey::parse).toList();
    }

    @Override
    public List<SlotKey> heldPlaces() {
        return keys(State.HELD, SLOT_KEY).map(SlotKey::parse).toList();
    }

    @Override
    public Map<WorkerId, Integer> heldByWorker() {
        return keys(State.HELD, LEASE_WORKER)
                .collect(Collectors.toMap(WorkerId::new, _ -> 1, Integer::sum));
    }

    @Override
    public List<RunPointer> sentBefore(Instant time, int limit) {
        return pointers(in(State.SENT), SENT_AT, time, limit);
    }

    @Override
    public List<RunPointer> leaseEndedBefore(Instant time, int limit) {
        return pointers(in(State.HELD), LEASE_UNTIL, time, limit);
    }

    @Override
    public List<RunPointer> queueTimedOutBefore(Instant time, int limit) {
        return pointers(new Document(), QUEUE_DEADLINE, time, limit);
    }

    /** One field of every execution in a state. */
    private Stream<String> keys(State state, String field) {
        Sweep<ExecutionDocument> all = new Sweep<>(executions, field, in(state), new Document());
        return maintenance.pairs(all, PLACES_MAX).stream().map(Pair::key);
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
