package dev.aac.producer.platform.tenancy;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Whether the database has the form that this producer reads and writes. One that has no stamp yet
 * gets it here, so that a new installation needs no migration; see {@link SchemaStamp}.
 */
final class StoreSchema {

    private static final String COMMENT = MaintenanceScope.COMMENT_PREFIX + "original form";

    /** Where the indexes are not made yet, looking for an original means reading all executions. */
    private static final Duration SCAN_TIMEOUT = Duration.ofMinutes(5);

    private final StoreDatabase database;
    private final InstallationCollection installation;

    StoreSchema(StoreDatabase database) {
        this.database = database;
        this.installation = InstallationCollection.of(database, InstallationKind.INSTALLATION);
    }

    /**
     * Stops the start, with one sentence, on an older or a newer form.
     *
     * @throws StoreAway when the store does not answer in time
     */
    void check() {
        SchemaStamp.objection(version())
                .ifPresent(
                        sentence -> {
                            throw WrongSetting.because(sentence);
                        });
    }

    private int version() {
        OptionalInt standing =
                SchemaStamp.standing(installation.find(SchemaStamp.ID), this::holdsOriginals);
        return standing.isPresent() ? standing.getAsInt() : stamped();
    }

    /** What whoever came first stamped. */
    private int stamped() {
        boolean _ =
                installation.insert(
                        SchemaStamp.ID, new Document(SchemaStamp.VERSION, SchemaStamp.CURRENT));
        return installation
                .find(SchemaStamp.ID)
                .map(SchemaStamp::version)
                .orElse(SchemaStamp.ORIGINAL);
    }

    /** Whether an execution belongs to no organization: it is of before there were any. */
    private boolean holdsOriginals() {
        StoreCollection executions = StoreCollection.EXECUTIONS;
        MongoCollection<Document> documents =
                database.bounded()
                        .withTimeout(SCAN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                        .getCollection(executions.collectionName());
        return StoreCalls.call(
                        () ->
                                Optional.ofNullable(
                                        documents
                                                .find(new Document(executions.tenantField(), null))
                                                .comment(COMMENT)
                                                .projection(new Document("_id", 1))
                                                .first()))
                .isPresent();
    }
}
