package dev.aac.schema;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Which form the documents of a database have: a number in one document of {@link
 * InstallationKind#INSTALLATION}. It rises with a migration, and only then: a new collection, index
 * or optional field needs none.
 *
 * <p>A database without a stamp and without an original, which is an execution that has no {@code
 * organizationId}, is new, or older than stamps: it has the current form, and whoever comes first
 * writes the stamp. With an original it has the {@link #ORIGINAL} one, whatever the stamp says.
 */
public final class SchemaStamp {

    /** The document's {@code _id}. */
    public static final String ID = "schema";

    /** Its field, a whole number. */
    public static final String VERSION = "version";

    /** One tenant, whose executions hold their output. */
    public static final int ORIGINAL = 0;

    /** What this build reads and writes: the number of the last migration. */
    public static final int CURRENT = 1;

    private SchemaStamp() {}

    /** The version that a stamp says; a stamp that says none is taken for the oldest. */
    public static int version(Map<String, ?> stamp) {
        return stamp.get(VERSION) instanceof Number number ? number.intValue() : ORIGINAL;
    }

    /**
     * The form that a database has; empty when it needs only its stamp. What lies in it counts more
     * than a stamp: an old backup may have been restored, or the old service may have written,
     * after the stamp was. Only a stamp of the future stands, for nobody here knows what it says.
     */
    public static OptionalInt standing(
            Optional<? extends Map<String, ?>> stamp, BooleanSupplier holdsOriginals) {
        if (stamp.isPresent() && version(stamp.get()) > CURRENT) {
            return OptionalInt.of(version(stamp.get()));
        }
        if (holdsOriginals.getAsBoolean()) {
            return OptionalInt.of(ORIGINAL);
        }
        return stamp.isEmpty() ? OptionalInt.empty() : OptionalInt.of(version(stamp.get()));
    }

    /**
     * What is wrong about starting on a database of that version, in a sentence; empty when nothing
     * is.
     */
    public static Optional<String> objection(int version) {
        if (version < CURRENT) {
            return Optional.of(
                    "The database at MONGODB_URI has schema %d and this producer needs %d: run the migrations (java -jar migrations.jar up), then start it again"
                            .formatted(version, CURRENT));
        }
        if (version > CURRENT) {
            return Optional.of(
                    "The database at MONGODB_URI has schema %d and this producer knows only %d: start the producer that belongs to it, or restore the backup made before that migration"
                            .formatted(version, CURRENT));
        }
        return Optional.empty();
    }
}
