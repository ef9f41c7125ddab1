package dev.aac.bench;

import java.net.URI;
import java.util.List;

/**
 * A server that is measured, and one way to speak with it.
 *
 * @param address scheme, host and port
 * @param memory in use there
 * @param tokens of one person of each organization; the updates are those of the first one
 */
record Side(
        String name,
        URI address,
        Dialect dialect,
        ProcessCost process,
        LiveMemory memory,
        List<String> tokens,
        Events events) {

    /** What a process needs. */
    interface LiveMemory {

        /** Collects garbage, and answers what is left in use, in kibibytes. */
        long usedKib() throws Exception;
    }

    Crowd crowd(int clientsMax) {
        return new Crowd(address, dialect, clientsMax);
    }
}
