package dev.aac.migrations.run;

import dev.aac.schema.SchemaStamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/** What the commands do, with whichever migrations there are. */
public final class Runner {

    /** How often a lock that is held is tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final List<Migration> migrations;
    private final Locking locking;
    private final Consumer<String> say;

    /**
     * How the lock is taken.
     *
     * @param holder who this is, for people
     * @param length of a lease: so long after its death another process takes over
     * @param waitMax longest wait for another holder
     */
    public record Locking(String holder, Duration length, Duration waitMax) {}

    /**
     * @param migrations in the order of their versions
     * @param say takes each line of output
     */
    public Runner(
            Database database, List<Migration> migrations, Locking locking, Consumer<String> say) {
        this.database = database;
        this.migrations = List.copyOf(migrations);
        this.locking = locking;
        this.say = say;
    }

    /** Says where the database stands. */
    public void status() {
        say.accept("database  " + database.name());
        say.accept("schema    " + standing(database.version()));
        for (Migration migration : migrations) {
            say.accept(
                    "%03d       %s: %s"
                            .formatted(migration.version(), migration.name(), of(migration)));
        }
        say.accept("lock      " + Lease.held(database).orElse("free"));
    }

    private static String standing(OptionalInt version) {
        return version.isEmpty()
                ? "none yet; the first start or up makes it " + SchemaStamp.CURRENT
                : "%d of %d".formatted(version.getAsInt(), SchemaStamp.CURRENT);
    }

    private String of(Migration migration) {
        Document history = History.read(database, migration.version());
        if (history.isEmpty()) {
            return isNeeded(migration) ? "to be run" : "not needed";
        }
        return "%s, %s".formatted(history.getString(History.STATE), migration.progress(history));
    }

    /**
     * Brings the database to the current version; a new one is only stamped and given its indexes.
     */
    public void up() {
        requireKnown();
        try (Lease lease = lease()) {
            Indexes indexes = new Indexes(database);
            indexes.dropStrays(say);
            OptionalInt version = database.version();
            lease.requireHeld();
            if (version.isEmpty()) {
                indexes.make();
                database.stamp(SchemaStamp.CURRENT);
                requireNothingCame();
                say.accept("a new database: stamped with schema " + SchemaStamp.CURRENT);
                return;
            }
            // From now on no producer starts on it.
            database.stamp(version.getAsInt());
            migrations.stream().filter(this::isNeeded).forEach(needed -> run(needed, lease));
            indexes.make();
            requireNothingCame();
            say.accept("schema " + SchemaStamp.CURRENT);
        }
    }

    /** What was written between the last look of a migration and the stamp. */
    private void requireNothingCame() {
        OptionalInt version = database.version();
        if (version.isEmpty() || version.getAsInt() < SchemaStamp.CURRENT) {
            throw new RefusedException(
                    "Executions of the old form came meanwhile: stop what writes them, then run up"
                            + " again");
        }
    }

    private void run(Migration migration, Lease lease) {
        say.accept("%03d %s".formatted(migration.version(), migration.name()));
        History history = History.of(database, lease, migration);
        migration.up(new Migration.Step(database, lease, history, say));
        history.done();
        database.stamp(migration.version());
    }

    /** Says what {@link #up} would do. Writes nothing, and takes no lock. */
    public void dryRun() {
        requireKnown();
        new Indexes(database)
                .strays()
                .forEach(stray -> say.accept("would drop the index " + stray));
        List<Migration> needed = migrations.stream().filter(this::isNeeded).toList();
        if (needed.isEmpty()) {
            say.accept("nothing to migrate");
        }
        needed.forEach(migration -> migration.forecast(database, say));
    }

    /**
     * Compares what was migrated with what it was migrated from.
     *
     * @throws RefusedException when anything is not as it should be
     */
    public void verify() {
        requireKnown();
        OptionalInt version = database.version();
        if (version.isEmpty() || version.getAsInt() != SchemaStamp.CURRENT) {
            throw new RefusedException("Schema " + standing(version) + ": run up first");
        }
        requireIndexes();
        for (Migration migration : migrations) {
            Document history = History.read(database, migration.version());
            if (!history.isEmpty()) {
                List<String> faults = migration.faults(database, history, say);
                faults.forEach(say);
                if (!faults.isEmpty()) {
                    throw new RefusedException(
                            "%03d is not as it should be".formatted(migration.version()));
                }
            }
        }
        say.accept("all is as it should be");
    }

    private void requireIndexes() {
        Indexes indexes = new Indexes(database);
        List<Indexes.Stray> strays = indexes.strays();
        strays.forEach(stray -> say.accept("the index %s is in the way".formatted(stray)));
        List<String> missing = indexes.missing();
        if (!missing.isEmpty()) {
            throw new RefusedException("Indexes are missing: " + String.join(", ", missing));
        }
        if (!strays.isEmpty()) {
            throw new RefusedException("Indexes are in the way: up drops them");
        }
    }

    private boolean isNeeded(Migration migration) {
        OptionalInt version = database.version();
        return version.isPresent() && version.getAsInt() < migration.version();
    }

    private void requireKnown() {
        OptionalInt version = database.version();
        if (version.isPresent() && version.getAsInt() > SchemaStamp.CURRENT) {
            throw new RefusedException(
                    "The database has schema %d and these migrations know only %d: use newer ones"
                            .formatted(version.getAsInt(), SchemaStamp.CURRENT));
        }
    }

    private Lease lease() {
        long deadlineNanos = System.nanoTime() + locking.waitMax().toNanos();
        while (true) {
            Optional<Lease> lease = Lease.take(database, locking.holder(), locking.length());
            if (lease.isPresent()) {
                return lease.get();
            }
            String holder = Lease.held(database).orElse("somebody");
            if (System.nanoTime() > deadlineNanos) {
                throw new RefusedException("The lock is held by " + holder);
            }
            say.accept("waiting for the lock, held by " + holder);
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("Interrupted while waiting for the lock");
        }
    }
}
