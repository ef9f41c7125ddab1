package dev.aac.schema;

import java.util.Optional;

/** The collections without a tenant: they belong to the installation as a whole. */
public enum InstallationKind {
    /** Workers and their slots. */
    WORKERS("workers"),
    /** What the installation is called, and which form its database has: {@link SchemaStamp}. */
    INSTALLATION("installation"),
    /** How often somebody asked lately; swept by the end of the time that is counted. */
    LIMIT_COUNTS("limit_counts", "endsAt"),
    /** What was migrated, how far it came, and who migrates now. */
    MIGRATIONS("migrations");

    private final String collectionName;
    private final String indexed;

    InstallationKind(String collectionName) {
        this(collectionName, "");
    }

    InstallationKind(String collectionName, String indexed) {
        this.collectionName = collectionName;
        this.indexed = indexed;
    }

    /** The field that has an index besides {@code _id}. */
    public Optional<String> indexed() {
        return Optional.of(indexed).filter(field -> !field.isEmpty());
    }

    public String collectionName() {
        return collectionName;
    }
}
