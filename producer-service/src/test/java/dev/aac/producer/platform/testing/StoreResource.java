package dev.aac.producer.platform.testing;

import dev.aac.embedded.store.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The store for all {@code @QuarkusTest}s of the module: one for the whole run, since tests keep
 * apart by organization; the embedded one unless there is a MongoDB. {@link SharedServices} starts
 * it; a test class names nothing.
 */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {

    /** The name by which {@link CuttableTcp} takes it away. */
    public static final String NAME = "store";

    private @Nullable EmbeddedStore store;
    private @Nullable CuttableTcp way;

    @Override
    public Map<String, String> start() {
        way = CuttableTcp.to(NAME, URI.create(TestServices.mongodb().orElseGet(this::embedded)));
        return Map.of("aac.store.uri", "mongodb://127.0.0.1:" + way.port());
    }

    private String embedded() {
        store = EmbeddedStore.inMemory();
        return store.uri();
    }

    @Override
    public void stop() {
        if (way != null) {
            way.close();
        }
        if (store != null) {
            store.close();
        }
    }
}
