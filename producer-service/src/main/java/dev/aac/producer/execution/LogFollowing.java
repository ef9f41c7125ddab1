package dev.aac.producer.execution;

import dev.aac.contract.id.RunId;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;

/**
 * Lets people and programs read a log as it grows: tells when there is something to read, how many
 * may do so at once, and when each has to end. Lines themselves come from {@link ExecutionLogs}.
 * Thread-safe.
 */
public interface LogFollowing {

    /**
     * Takes a place, until it is closed or the reader is gone.
     *
     * @param reader at the other end
     * @throws ProblemException when the organization, or this replica, has no place left
     */
    Follower follow(Principal who, RunId run, Reader reader);

    /** The other end of the connection. Neither method waits. */
    interface Reader {

        /** Whether nobody reads any more. */
        boolean isGone();

        /** Breaks the connection off, so that a write that waits for the reader fails. */
        void cutOff();
    }

    /** Something that writes to the reader. */
    @FunctionalInterface
    interface Sending {
        void send() throws IOException;
    }

    /** One place. For one thread, which may wait. */
    interface Follower extends AutoCloseable {

        /**
         * Waits until something of the run was written that the last wait did not tell of, or the
         * place is lost. Now and then it tells of what was there before.
         *
         * @return false when the limit has passed before
         */
        boolean await(Duration limit) throws InterruptedException;

        /** Writes to the reader, who is cut off when it takes too long. */
        void send(Sending sending) throws IOException;

        /**
         * Whether to write no more: the token has expired, the session or key is no longer good,
         * the reader is gone, or the replica goes.
         */
        boolean isOver();

        /** Gives the place back. Idempotent. */
        @Override
        void close();
    }
}
