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

    private @Nullable EmbeddedStore store;

    @Override
    public Map<String, String> start() {
        store = EmbeddedStore.inMemory();
        return Map.of("aac.store.uri", store.uri());
    }

    @Override
    public void stop() {
        if (store != null) {
            store.close();
        }
    }
}
