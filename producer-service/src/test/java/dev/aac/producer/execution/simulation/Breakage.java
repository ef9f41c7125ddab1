package dev.aac.producer.execution.simulation;

/** A fence taken down on purpose, to see that its absence is noticed. */
enum Breakage {
    NONE,
    /** The store writes whatever version there is. */
    VERSION_IGNORED,
    /** Two executions may have one place. */
    PLACE_NOT_UNIQUE,
    /** A renewal with an old token extends the lease of whoever holds it now. */
    TOKEN_IGNORED_IN_RENEWAL,
    /** What somebody holds is granted to whoever claims it. */
    GRANTED_THOUGH_HELD,
    /** A report counts whoever it comes from. */
    TOKEN_IGNORED_IN_REPORT,
    /** Log lines are answered before they are stored, and some are not. */
    LOG_ANSWERED_BEFORE_WRITE,
    /** That somebody asked for a stop is not kept. */
    CANCELLATION_FORGOTTEN,
    /** A job that is lost stays lost. */
    NEVER_SENT_AGAIN,
    /** The lease of a dead worker goes on. */
    LEASES_NEVER_END,
    /** What a dead producer analyzed stays with it. */
    ANALYSES_NEVER_TAKEN_UP,
    /** Leases end although nobody could renew them. */
    PROBE_IGNORED
}
