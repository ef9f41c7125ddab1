package dev.aac.producer.execution.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Sweep;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Tally;
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
    private static final String SINCE = "dispatch.since";
    private static final String SENT_AT = "dispatch.at";
    private static final String LEASE_UNTIL = "dispatch.lease.until";
    private static final String QUEUE_DEADLINE = "queueDeadline";

    private final TenantCollection<ExecutionDocument> executions;
    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("backlog");

    public MongoBacklog(ExecutionDocuments documents) {
        this.executions = TenantCollection.of(documents);
    }

    @Override
    public List<WaitingOrganization> waiting(int limit) {
        requireLimit(limit);
        return tallies(in(State.WAITING))
                .map(
                        tally ->
                                new WaitingOrganization(
                                        tally.reenter(), tally.oldest().orElseThrow()))
                .sorted(Comparator.comparing(WaitingOrganization::oldest))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<OrganizationId, Integer> occupiedSlots() {
        List<String> occupying = List.of(State.SENT.name(), State.HELD.name());
        return tallies(new Document(STATE, new Document("$in", occupying)))
                .collect(
                        Collectors.toMap(
                                Tally::organizationId, tally -> Math.toIntExact(tally.count())));
    }

    @Override
    public int unclaimed() {
        return Math.toIntExact(tallies(in(State.SENT)).mapToLong(Tally::count).sum());
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

    private Stream<Tally> tallies(Document filter) {
        return maintenance.tallies(executions, filter, SINCE, MaintenanceScope.READ_MAX).stream();
    }

    /** Those whose time is over, the longest overdue first. */
    private List<RunPointer> pointers(Document filter, String timeField, Instant time, int limit) {
        requireLimit(limit);
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

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > ANSWER_MAX) {
            throw new IllegalArgumentException("limit is out of range");
        }
    }
}
