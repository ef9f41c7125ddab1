package dev.aac.bench;

/**
 * How many sockets.
 *
 * @param room of one organization, that hear of the same updates; 0 leaves that out
 * @param idle asked for, that hear nothing; 0 leaves that out
 * @param openFilesMax of one process, each of whose sockets is one
 */
record LiveScale(int room, int idle, int openFilesMax) {

    /** What a process has open beside sockets. */
    static final int OTHER_FILES = 1_000;

    static LiveScale fromProperties() {
        return new LiveScale(
                Integer.getInteger("aac.bench.room", 1_000),
                Integer.getInteger("aac.bench.idle", 10_000),
                Integer.getInteger("aac.bench.openFilesMax", 1_024));
    }

    /** As many idle ones as were asked for and the system lets one process have. */
    int idleAllowed() {
        return Math.min(idle, Math.max(0, openFilesMax - OTHER_FILES));
    }
}
