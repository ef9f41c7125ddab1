package dev.aac.producer.platform.watch;

import java.util.Locale;

/** What is unusual when it comes often; the audit trail and the metrics use the names. */
enum UnusualPattern {
    /** A user or an API key names ids that belong to other organizations. */
    FOREIGN_IDS,
    /**
     * A user or an API key names tasks, or ids, that its organization does not have and, as far as
     * that can be told, nobody has.
     */
    MISSING_THINGS,
    /** Somebody guesses the password of one account. */
    ACCOUNT_FAILURES,
    /** Somebody guesses passwords from one network, whosever. */
    ADDRESS_FAILURES;

    /** As events and metrics write it. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }
}
