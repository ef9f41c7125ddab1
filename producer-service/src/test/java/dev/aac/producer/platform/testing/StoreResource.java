package dev.aac.producer.platform.testing;

import dev.aac.embedded.store.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store for all {@code @QuarkusTest}s of the module: one for the whole run, since
 * tests keep apart by organization. {@link SharedServices} starts it; a test class names nothing.
 */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {

    /** The name by which {@link CuttableTcp} takes it away. */
    public static final String NAME = "store";

    private @Nullable EmbeddedStore store;
    private @Nullable CuttableTcp way;

    @Override
    public Map<String, String> start() {
        store = EmbeddedStore.inMemory();
        way = CuttableTcp.to(NAME, store.port());
        return Map.of("aac.store.uri", "mongodb://127.0.0.1:" + way.port());
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
