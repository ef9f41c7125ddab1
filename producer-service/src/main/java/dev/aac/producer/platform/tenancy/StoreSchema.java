package dev.aac.producer.platform.tenancy;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaStamp;
import dev.aac.schema.StoreCollection;
import java.util.Optional;
import org.bson.Document;

/**
 * Whether the database has the form that this producer reads and writes. One that has no stamp yet
 * gets it here, so that a new installation needs no migration; see {@link SchemaStamp}.
 */
final class StoreSchema {

    private static final String COMMENT = MaintenanceScope.COMMENT_PREFIX + "original form";

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
        Optional<Document> stamp = installation.find(SchemaStamp.ID);
        if (stamp.isEmpty() && holdsOriginals()) {
            return SchemaStamp.ORIGINAL;
        }
        return stamp.or(this::stamped).map(SchemaStamp::version).orElse(SchemaStamp.ORIGINAL);
    }

    /** The stamp of whoever came first. */
    private Optional<Document> stamped() {
        boolean _ =
                installation.insert(
                        SchemaStamp.ID, new Document(SchemaStamp.VERSION, SchemaStamp.CURRENT));
        return installation.find(SchemaStamp.ID);
    }

    /** Whether an execution belongs to no organization: it is of before there were any. */
    private boolean holdsOriginals() {
        StoreCollection executions = StoreCollection.EXECUTIONS;
        MongoCollection<Document> documents =
                database.bounded().getCollection(executions.collectionName());
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
