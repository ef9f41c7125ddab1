package dev.aac.producer.platform.tenancy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.mongodb.panache.common.MongoDatabaseResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one database: named by the path of {@code MONGODB_URI}, else {@link #DEFAULT_NAME}. */
@ApplicationScoped
public class StoreDatabase implements MongoDatabaseResolver {

    /** The name that installations older than the producer already have. */
    static final String DEFAULT_NAME = "automation_platform";

    private final MongoClient client;
    private final String uri;

    public StoreDatabase(MongoClient client, @ConfigProperty(name = "aac.store.uri") String uri) {
        this.client = client;
        this.uri = uri;
    }

    @Override
    public String resolve() {
        String named = parsed(uri).getDatabase();
        return named == null ? DEFAULT_NAME : named;
    }

    /**
     * Whether the store answers now, within {@link StoreCalls#CALL_TIMEOUT}.
     *
     * @throws StoreAway when it does not
     */
    public void ping() {
        StoreCalls.call(() -> bounded().runCommand(new Document("ping", 1)));
    }

    MongoDatabase bounded() {
        return client.getDatabase(resolve())
                .withTimeout(StoreCalls.CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops the start when the address is none; the address itself may hold a password. */
    static ConnectionString parsed(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException _) {
            throw WrongSetting.because(
                    "MONGODB_URI is not a MongoDB connection string: it looks like"
                            + " mongodb://user:password@host:27017/database");
        }
    }
}
