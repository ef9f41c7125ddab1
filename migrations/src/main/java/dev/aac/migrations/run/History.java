package dev.aac.migrations.run;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import dev.aac.schema.InstallationKind;
import org.bson.Document;

/**
 * What is known of one migration: how far it came, and how it ended. Kept under the token of the
 * lease: a process whose lease went to another one changes nothing here.
 */
public final class History {

    static final String STATE = "state";
    static final String RUNNING = "running";
    static final String DONE = "done";

    private static final String TOKEN = "token";

    private final Database database;
    private final Lease lease;
    private final int version;

    private History(Database database, Lease lease, int version) {
        this.database = database;
        this.lease = lease;
        this.version = version;
    }

    /** Begins a migration, or goes on with it; one that had ended goes on, too. */
    static History of(Database database, Lease lease, Migration migration) {
        Document fresh =
                new Document("_id", migration.version())
                        .append("name", migration.name())
                        .append(STATE, RUNNING)
                        .append("startedAt", database.now())
                        .append(TOKEN, lease.token());
        try {
            documents(database).insertOne(fresh);
        } catch (MongoWriteException refused) {
            Database.requireDuplicate(refused);
        }
        History history = new History(database, lease, migration.version());
        history.change(
                new Document("$lte", lease.token()),
                new Document(TOKEN, lease.token()).append(STATE, RUNNING));
        return history;
    }

    /** As it was kept; empty when it never began. */
    static Document read(Database database, int version) {
        Document kept = documents(database).find(new Document("_id", version)).first();
        return kept == null ? new Document() : kept;
    }

    public Document read() {
        return read(database, version);
    }

    /**
     * Sets some fields, all or none.
     *
     * @throws LeaseLostException when another process went on with it
     */
    public void keep(Document fields) {
        lease.requireHeld();
        change(lease.token(), fields);
    }

    void done() {
        keep(new Document(STATE, DONE).append("endedAt", database.now()));
    }

    private void change(Object token, Document fields) {
        long matched =
                documents(database)
                        .updateOne(
                                new Document("_id", version).append(TOKEN, token),
                                new Document("$set", fields))
                        .getMatchedCount();
        if (matched != 1) {
            throw new LeaseLostException();
        }
    }

    private static MongoCollection<Document> documents(Database database) {
        return database.documents(InstallationKind.MIGRATIONS);
    }
}
