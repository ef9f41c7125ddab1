package dev.aac.producer.identity;

/** Why a session ended. */
enum SessionEnd {
    /** Its owner signed out, here or everywhere. */
    LOGOUT,
    /** Its owner ended it from the list of sessions. */
    REVOKED,
    /** Its owner changed the password in another one. */
    PASSWORD_CHANGED,
    /** A spent refresh token of it was brought. */
    REUSED,
    /** An admin suspended its owner. */
    SUSPENDED,
    /** An admin removed its owner. */
    REMOVED,
    /** Nobody used it for too long. */
    EXPIRED
}
