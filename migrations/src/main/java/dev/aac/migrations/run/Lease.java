package dev.aac.migrations.run;

import static com.mongodb.client.model.ReturnDocument.AFTER;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import dev.aac.schema.InstallationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The lock: at most one process migrates. It is a document with an end, by the store's own clock,
 * which its holder moves on; who was killed loses it when that has passed. Each holder has a higher
 * token than the one before, under which it keeps its progress ({@link History}): a process that
 * was only asleep writes none. Safe for use by many threads.
 */
public final class Lease implements AutoCloseable {

    static final String ID = "lock";

    private static final int RENEWALS_PER_LEASE = 3;
    private static final String UNTIL = "until";
    private static final String TOKEN = "token";

    /** Its end when nobody has it. */
    private static final Instant FREE = Instant.EPOCH;

    private static final Document HELD = new Document(UNTIL, new Document("$gt", FREE));

    private final Database database;
    private final Duration length;
    private final long token;
    private final ScheduledExecutorService renewing =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lease").factory());

    /** Counted from when a renewal was sent: never later than the store's end of it. */
    private volatile long heldUntilNanos;

    private volatile boolean isLost;

    private Lease(Database database, Duration length, long token, long sentNanos) {
        this.database = database;
        this.length = length;
        this.token = token;
        this.heldUntilNanos = sentNanos + length.toNanos();
    }

    /**
     * Takes the lock when it is free or its holder's time is over.
     *
     * @param holder who this is, for people
     */
    static Optional<Lease> take(Database database, String holder, Duration length) {
        long sentNanos = System.nanoTime();
        Instant now = database.now();
        Document ours =
                new Document("holder", holder).append("since", now).append(UNTIL, now.plus(length));
        Document taken =
                lock(database)
                        .findOneAndUpdate(
                                new Document("_id", ID).append(UNTIL, new Document("$lt", now)),
                                new Document("$set", ours).append("$inc", new Document(TOKEN, 1L)),
                                new FindOneAndUpdateOptions().returnDocument(AFTER));
        if (taken == null && !first(database, ours)) {
            return Optional.empty();
        }
        long token = taken == null ? 1 : taken.get(TOKEN, Number.class).longValue();
        Lease lease = new Lease(database, length, token, sentNanos);
        lease.keepRenewing();
        return Optional.of(lease);
    }

    /** Who holds it, and until when, in words; empty when it is free. */
    static Optional<String> held(Database database) {
        Document lock = lock(database).find(new Document("_id", ID)).first();
        if (lock == null || !lock.getDate(UNTIL).toInstant().isAfter(database.now())) {
            return Optional.empty();
        }
        return Optional.of(
                "%s since %s, until %s unless renewed"
                        .formatted(
                                lock.getString("holder"),
                                lock.getDate("since").toInstant(),
                                lock.getDate(UNTIL).toInstant()));
    }

    /** Makes the document unless somebody else does. */
    private static boolean first(Database database, Document ours) {
        Document lock = new Document("_id", ID).append(TOKEN, 1L);
        lock.putAll(ours);
        try {
            lock(database).insertOne(lock);
            return true;
        } catch (MongoWriteException refused) {
            Database.requireDuplicate(refused);
            return false;
        }
    }

    private void keepRenewing() {
        long pauseMillis = length.dividedBy(RENEWALS_PER_LEASE).toMillis();
        ScheduledFuture<?> _ =
                renewing.scheduleAtFixedRate(
                        this::renew, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Changes nothing once it was set free: a renewal may be on its way then. */
    void renew() {
        long sentNanos = System.nanoTime();
        try {
            boolean renewed = change(HELD, database.now().plus(length));
            if (renewed) {
                heldUntilNanos = sentNanos + length.toNanos();
            } else {
                isLost = true;
            }
        } catch (MongoException _) {
            // Tried again; when it never succeeds the time simply passes.
        }
    }

    private boolean change(Document filter, Instant until) {
        return lock(database)
                        .updateOne(
                                new Document(filter).append("_id", ID).append(TOKEN, token),
                                new Document("$set", new Document(UNTIL, until)))
                        .getMatchedCount()
                == 1;
    }

    long token() {
        return token;
    }

    /**
     * Asked before each batch of writes.
     *
     * @throws LeaseLostException when another process may hold it by now
     */
    public void requireHeld() {
        if (isLost || System.nanoTime() - heldUntilNanos > 0) {
            throw new LeaseLostException();
        }
    }

    /** Sets it free, if it is still ours. */
    @Override
    public void close() {
        renewing.shutdownNow();
        boolean _ = change(new Document(), FREE);
    }

    private static MongoCollection<Document> lock(Database database) {
        return database.documents(InstallationKind.MIGRATIONS);
    }
}
