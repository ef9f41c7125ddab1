package dev.aac.producer.execution.live;

/** Why the server closes a connection. */
enum CloseCode {
    /** The server stops; connect again, to another replica. */
    GOING_AWAY(1001, "server is going away"),
    /** The client breaks the rules of the protocol beneath its messages. */
    PROTOCOL_ERROR(1002, "protocol error"),
    /** The client breaks the rules: too many messages. */
    TOO_MANY_MESSAGES(1008, "too many messages"),
    /** A message is larger than {@link MessageParts#MESSAGE_MAX}. */
    MESSAGE_TOO_BIG(1009, "message is too big"),
    /** A defect of ours. */
    INTERNAL(1011, "internal error"),
    /** A dependency is away: try again later. */
    TRY_LATER(1013, "try again later"),
    /** The replica, the organization or the user has too many: try again later. */
    TOO_MANY_SOCKETS(1013, "too many connections"),
    /** Not signed in, or no longer: {@code auth-error} went before. */
    NOT_AUTHENTICATED(4401, "not authenticated"),
    /** The client reads too slowly, or not at all. */
    TOO_SLOW(4408, "reader is too slow");

    private final int number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    int number() {
        return number;
    }

    String reason() {
        return reason;
    }
}
