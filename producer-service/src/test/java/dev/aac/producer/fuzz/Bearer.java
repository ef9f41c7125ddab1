package dev.aac.producer.fuzz;

/** Who asks. */
enum Bearer {
    ADMIN(true),
    DEVELOPER(true),
    VIEWER(true),
    /** The admin of another organization. */
    STRANGER(true),
    ADMIN_KEY(true),
    DEVELOPER_KEY(true),
    VIEWER_KEY(true),
    NOBODY(false),
    GARBAGE(false),
    EXPIRED(false),
    SIGNED_OUT(false),
    EXPIRED_KEY(false),
    /** A token and a key at once. */
    BOTH(false);

    private final boolean known;

    Bearer(boolean known) {
        this.known = known;
    }

    /** Whether it is let in where its role suffices. */
    boolean isKnown() {
        return known;
    }
}
