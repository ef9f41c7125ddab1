package dev.aac.producer.result;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Optional;

/**
 * The content of report files, each known by a number within its attempt: no name that a container
 * chose comes here. Files come in pieces, in any order and perhaps twice, to any replica, and are
 * there once they are finished. All replicas share what is kept.
 *
 * <p>Every method blocks, may be called from any thread, and throws {@link ReportsAway} when the
 * place where files are kept does not do what it is asked. The run has to be the scope's.
 */
public interface Reports {

    /**
     * Keeps a piece of a file that is not finished; of one that is, it changes nothing.
     *
     * @param file from 1
     * @param offset of the first byte
     */
    void write(OrganizationScope scope, RunRef run, int file, long offset, byte[] bytes);

    /**
     * Makes a file readable, if all of it is there. What was finished before stays as it is.
     *
     * @param size of the whole file, in bytes
     * @param sha256 of it, in lower-case hexadecimal
     * @return whether the file is there with that content; false when pieces are missing or others
     */
    boolean finish(OrganizationScope scope, RunRef run, int file, long size, String sha256);

    /**
     * Keeps a whole file that is small enough to come in one piece: the same as to write and to
     * finish it.
     */
    default boolean keep(
            OrganizationScope scope, RunRef run, int file, byte[] bytes, String sha256) {
        write(scope, run, file, 0, bytes);
        return finish(scope, run, file, bytes.length, sha256);
    }

    /**
     * A finished file, to be read and closed; empty when there is none. It can be read to its end
     * also when it is deleted meanwhile.
     */
    Optional<ReportContent> open(OrganizationScope scope, RunRef run, int file);

    /**
     * Removes all files of all attempts of that execution. A piece that is written at the same time
     * may stay, so whoever writes looks again afterwards.
     *
     * @return what went, files that were not finished included
     */
    Removed deleteAll(OrganizationScope scope, RunId runId);

    /** How many files are gone, and how large they were. */
    record Removed(long files, long bytes) {

        /** There were none. */
        public static final Removed NOTHING = new Removed(0, 0);
    }

    /**
     * Removes the pieces of files that were begun before that time and never finished, of all
     * organizations.
     *
     * @return of how many files
     */
    int deleteUnfinished(Instant before);
}
