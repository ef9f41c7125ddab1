package dev.aac.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;

/// Answers the commands of the wire protocol from a [MapStore].
///
/// An answer leaves only when what the command has changed is safe.
final class IndexedBackend extends AbstractMongoBackend {

    private final MapStore store;

    IndexedBackend(MapStore store) {
        this.store = store;
        store.mapNames().stream()
                .flatMap(name -> MapNames.database(name).stream())
                .distinct()
                .forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return store.exclusively(() -> new IndexedDatabase(name, getCursorRegistry(), store));
    }

    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            store.awaitSafe();
        }
    }

    @Override
    public void close() {
        super.close();
        store.close();
    }
}
