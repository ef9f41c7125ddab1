package dev.aac.producer.platform.testing;

import dev.aac.embedded.store.EmbeddedStore;

/**
 * The store of the tests that have no producer around them: the embedded one unless there is a
 * MongoDB. It ends with the process, so that a class of tests can be run again and again in it, as
 * mutation testing does.
 */
public final class PlainStore {

    private static final String URI = TestServices.mongodb().orElseGet(PlainStore::embedded);

    private PlainStore() {}

    /** Names no database; everybody makes one of its own. */
    public static String uri() {
        return URI;
    }

    private static String embedded() {
        EmbeddedStore store = EmbeddedStore.inMemory();
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "plain-store-end"));
        return store.uri();
    }
}
