package dev.aac.embedded.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends StoreContract {

    @TempDir private Path folder;

    @Override
    EmbeddedStore open() {
        return EmbeddedStore.onDisk(folder);
    }
}
