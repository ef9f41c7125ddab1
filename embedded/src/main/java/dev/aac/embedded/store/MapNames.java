package dev.aac.embedded.store;

import java.util.Optional;

/// How the stored maps of collections and indexes are named.
final class MapNames {

    private static final String DOCUMENTS = "documents/";
    private static final String INDEX = "index/";

    private MapNames() {}

    static String documents(String database, String collection) {
        return DOCUMENTS + database + "/" + collection;
    }

    static String index(String database, String collection, String index) {
        return INDEX + database + "/" + collection + "/" + index;
    }

    /// The database whose documents a map holds, or nothing for an index.
    static Optional<String> database(String mapName) {
        if (!mapName.startsWith(DOCUMENTS)) {
            return Optional.empty();
        }
        return Optional.of(
                mapName.substring(DOCUMENTS.length(), mapName.indexOf('/', DOCUMENTS.length())));
    }
}
