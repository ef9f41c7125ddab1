package dev.aac.producer.platform.tenancy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaIndexes;
import dev.aac.schema.StoreCollection;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Waits for the store, looks whether its form is the one this producer knows ({@link StoreSchema}),
 * and makes its indexes before the first request is taken: without the unique ones two sign-ups
 * could take one e-mail. Making an index that exists costs nothing, and several replicas may do it
 * at once; MongoDB keeps a collection usable meanwhile.
 */
@Singleton
public class StoreStart {

    /** Before all that reads or writes at the start. */
    static final int PRIORITY = 100;

    /** Longest wait for a store that is away when the producer starts. */
    static final Duration WAIT_MAX = Duration.ofMinutes(5);

    private static final Duration INDEX_BUILD_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A try takes about three seconds: two warnings a minute. */
    private static final int TRIES_PER_WARNING = 10;

    private static final Logger LOG = Logger.getLogger(StoreStart.class);

    private final StoreDatabase database;
    private final String uri;

    public StoreStart(StoreDatabase database, @ConfigProperty(name = "aac.store.uri") String uri) {
        this.database = database;
        this.uri = uri;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        StoreDatabase.parsed(uri);
        long deadlineNanos = System.nanoTime() + WAIT_MAX.toNanos();
        for (int tries = 1; !ensured(); tries++) {
            if (tries % TRIES_PER_WARNING == 1) {
                LOG.warn("waiting for the store at MONGODB_URI");
            }
            if (System.nanoTime() > deadlineNanos) {
                throw WrongSetting.because(
                        "The store at MONGODB_URI did not answer for "
                                + WAIT_MAX.toMinutes()
                                + " minutes");
            }
            pause();
        }
    }

    private boolean ensured() {
        try {
            new StoreSchema(database).check();
            for (StoreCollection collection : StoreCollection.values()) {
                createIndexes(collection.collectionName(), SchemaIndexes.of(collection));
            }
            for (InstallationKind kind : InstallationKind.values()) {
                createIndexes(kind.collectionName(), SchemaIndexes.of(kind));
            }
            return true;
        } catch (StoreAway _) {
            return false;
        }
    }

    private void createIndexes(String collectionName, List<IndexModel> models) {
        if (models.isEmpty()) {
            return;
        }
        MongoCollection<Document> collection =
                database.bounded()
                        .withTimeout(INDEX_BUILD_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                        .getCollection(collectionName);
        StoreCalls.call(() -> collection.createIndexes(models));
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw WrongSetting.because("The start was interrupted while waiting for the store");
        }
    }
}
