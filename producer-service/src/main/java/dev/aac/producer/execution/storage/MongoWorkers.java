package dev.aac.producer.execution.storage;

import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Workers;
import dev.aac.producer.platform.tenancy.InstallationCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.schema.InstallationKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** {@link Workers} in MongoDB: one document for each boot of a worker. */
@Singleton
public class MongoWorkers implements Workers {

    private static final String SLOTS = "slots";
    private static final String FREE_SLOTS = "freeSlots";
    private static final String BUSY = "busy";
    private static final String SEEN_AT = "seenAt";

    private final InstallationCollection workers;

    public MongoWorkers(StoreDatabase database) {
        this.workers = InstallationCollection.of(database, InstallationKind.WORKERS);
    }

    @Override
    public void seen(WorkerState worker) {
        workers.put(
                worker.workerId().value(),
                new Document(SLOTS, worker.slots())
                        .append(FREE_SLOTS, worker.freeSlots())
                        .append(BUSY, worker.busy())
                        .append(SEEN_AT, worker.seenAt()));
    }

    @Override
    public List<WorkerState> seenSince(Instant time) {
        return workers.find(new Document(SEEN_AT, new Document("$gte", time)), ANSWER_MAX).stream()
                .map(MongoWorkers::toDomain)
                .toList();
    }

    @Override
    public void forgetUnseenSince(Instant time) {
        workers.deleteAll(new Document(SEEN_AT, new Document("$lt", time)));
    }

    private static WorkerState toDomain(Document document) {
        return new WorkerState(
                new WorkerId(document.getString("_id")),
                document.getInteger(SLOTS, 0),
                document.getInteger(FREE_SLOTS, 0),
                document.getInteger(BUSY, 0),
                document.getDate(SEEN_AT).toInstant());
    }
}
