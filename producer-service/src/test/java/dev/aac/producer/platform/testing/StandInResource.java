package dev.aac.producer.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identity providers for all {@code @QuarkusTest}s of the module. */
public final class StandInResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable StandInProviders providers;

    @Override
    public Map<String, String> start() {
        try {
            providers = StandInProviders.open();
            return providers.settings();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void stop() {
        if (providers != null) {
            providers.close();
        }
    }
}
