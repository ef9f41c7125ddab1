package dev.aac.embedded.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the database under a broker on disk is told. It reads only system properties, once in a
/// process.
final class DerbySettings {

    private static final String DURABILITY = "derby.system.durability";
    private static final String LOG_FILE = "derby.stream.error.file";
    private static final String LOG_METHOD = "derby.stream.error.method";
    private static final String PAGE_CACHE_PAGES = "derby.storage.pageCacheSize";

    /// Handed to the operating system and not forced to the disk: survives the death of the
    /// process.
    private static final String NOT_FORCED = "test";

    private static final String PAGE_CACHE_PAGES_DEFAULT = "200";
    private static final String BROKERS_OWN_LOG =
            "org.apache.qpid.server.store.derby.DerbyUtils.getDerbyLogWriter";

    private DerbySettings() {}

    /// Makes the folder and sets what nobody has set yet.
    ///
    /// A broker in memory does not use the database, but wakes it by looking for it, and it would
    /// leave its log in the working directory.
    ///
    /// @param folder where the broker keeps its data, or null in memory
    static synchronized void apply(@Nullable Path folder) throws IOException {
        if (folder == null) {
            setIfAbsent(LOG_METHOD, BROKERS_OWN_LOG);
            return;
        }
        Files.createDirectories(folder);
        setIfAbsent(LOG_FILE, folder.resolve("derby.log").toString());
        setIfAbsent(DURABILITY, NOT_FORCED);
        setIfAbsent(PAGE_CACHE_PAGES, PAGE_CACHE_PAGES_DEFAULT);
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
