package dev.aac.embedded.broker;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskBrokerTest extends BrokerContract {

    @TempDir private static Path folder;

    @Override
    EmbeddedBroker open(BrokerSettings settings) {
        return EmbeddedBroker.onDisk(folder, settings);
    }
}
