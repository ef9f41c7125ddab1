package dev.aac.migrations.run;

import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Brings a database from the version before its own to its own. Each step must be the same whoever
 * does it and how often: a process may die anywhere, and the next one begins again where the
 * history says.
 */
public interface Migration {

    /** The schema's version after it; migrations run in this order, without gaps. */
    int version();

    String name();

    /**
     * Runs to its end, or goes on after a death; and once more after its end, when the process died
     * before the stamp or the database is found to be of the older form again.
     *
     * @throws RefusedException when what came out is not what went in, or cannot come out
     * @throws LeaseLostException when another process took over
     */
    void up(Step step);

    /** Says what {@link #up} would do. Writes nothing. */
    void forecast(Database database, Consumer<String> say);

    /** What is wrong with what it made, one line each; empty when all is as it should be. */
    List<String> faults(Database database, Document history, Consumer<String> say);

    /** How far it came, in words, from what it kept. */
    String progress(Document history);

    /** What a running migration works with. */
    record Step(Database database, Lease lease, History history, Consumer<String> say) {}
}
