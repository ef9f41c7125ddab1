package dev.aac.producer.platform.tenancy;

import dev.aac.schema.StoreIndex;

/** A write was refused by a unique index; nothing was stored. */
public final class DuplicateKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String indexName;

    DuplicateKey(String indexName, Throwable cause) {
        super("duplicate key in index " + indexName, cause);
        this.indexName = indexName;
    }

    /** Whether this index refused the write. */
    public boolean isOn(StoreIndex index) {
        return index.indexName().equals(indexName);
    }

    /** The refusing index by its name in the store. */
    public String indexName() {
        return indexName;
    }
}
