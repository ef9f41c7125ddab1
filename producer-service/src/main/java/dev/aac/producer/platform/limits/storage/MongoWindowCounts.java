package dev.aac.producer.platform.limits.storage;

import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.tenancy.InstallationCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.schema.InstallationKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/**
 * {@link WindowCounts} in MongoDB: a document for each counter, and one conditional update for each
 * addition to an open window.
 */
@Singleton
public class MongoWindowCounts implements WindowCounts {

    /** Only who begins a window in the same moment as others has to try again, and that once. */
    private static final int TRIES_MAX = 10;

    private static final String ID = "_id";
    private static final String TOTAL = "total";
    private static final String ENDS_AT = "endsAt";

    private final InstallationCollection counts;

    public MongoWindowCounts(StoreDatabase database) {
        this.counts = InstallationCollection.of(database, InstallationKind.LIMIT_COUNTS);
    }

    @Override
    public Count add(String key, int amount, Duration window, Instant now) {
        Instant endsAt = now.plus(window);
        Document begun = new Document(TOTAL, (long) amount).append(ENDS_AT, endsAt);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<Count> counted =
                    changed(open(key, now), increment(amount))
                            .or(() -> changed(ended(key, now), new Document("$set", begun)));
            if (counted.isPresent()) {
                return counted.get();
            }
            if (counts.insert(key, begun)) {
                return new Count(amount, endsAt);
            }
        }
        throw new IllegalStateException("a counter was made and removed " + TRIES_MAX + " times");
    }

    @Override
    public void takeBack(String key, Instant now) {
        changed(open(key, now).append(TOTAL, new Document("$gt", 0L)), increment(-1));
    }

    @Override
    public long take(String key) {
        return counts.take(key).map(taken -> taken.get(TOTAL, Number.class).longValue()).orElse(0L);
    }

    @Override
    public void prolong(String key, Instant now, Instant endsAt) {
        changed(open(key, now), new Document("$set", new Document(ENDS_AT, endsAt)));
    }

    @Override
    public long removeEnded(Instant before) {
        return counts.deleteAll(new Document(ENDS_AT, new Document("$lt", before)));
    }

    private Optional<Count> changed(Document filter, Document update) {
        return counts.findFirstAndUpdate(filter, update)
                .map(
                        found ->
                                new Count(
                                        found.get(TOTAL, Number.class).longValue(),
                                        found.getDate(ENDS_AT).toInstant()));
    }

    private static Document increment(long amount) {
        return new Document("$inc", new Document(TOTAL, amount));
    }

    private static Document open(String key, Instant now) {
        return new Document(ID, key).append(ENDS_AT, new Document("$gt", now));
    }

    private static Document ended(String key, Instant now) {
        return new Document(ID, key).append(ENDS_AT, new Document("$lte", now));
    }
}
