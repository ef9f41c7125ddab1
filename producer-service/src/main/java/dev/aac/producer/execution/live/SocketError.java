package dev.aac.producer.execution.live;

import dev.aac.producer.platform.problem.Problem;

/**
 * Why a message was not taken; the connection stays.
 *
 * @param code dotted, for programs
 * @param message what to do, in a sentence; never an exception's own words
 */
record SocketError(String code, String message) {

    static final SocketError MALFORMED =
            new SocketError(
                    "live.malformed_message", "Send one JSON object {\"event\":…,\"data\":{…}}");

    static final SocketError UNKNOWN_EVENT =
            new SocketError(
                    "live.unknown_event",
                    "Known events: auth, subscribe, unsubscribe, cancel-execution, ping");

    static final SocketError BINARY =
            new SocketError("live.binary_message", "Send text messages, not binary ones");

    static final SocketError TOO_MANY_SUBSCRIPTIONS =
            new SocketError(
                    "live.too_many_subscriptions",
                    "At most " + Room.SUBSCRIPTIONS_MAX + " subscriptions on one connection");

    static final SocketError NO_SUCH_ATTEMPT =
            new SocketError(
                    "live.attempt_not_found", "The execution has no attempt of that number");

    static final SocketError TOO_MANY_SOCKETS =
            new SocketError(
                    "live.too_many_connections",
                    "The organization has too many live connections; try again later");

    static final SocketError TOO_MANY_OWN_SOCKETS =
            new SocketError(
                    "live.too_many_own_connections",
                    "You have too many live connections; close some and try again later");

    static final SocketError INTERNAL =
            new SocketError("internal", "Something went wrong; try again later");

    static SocketError invalid(String field, String rule) {
        return new SocketError("request.invalid", field + " " + rule);
    }

    static SocketError of(Problem problem) {
        Problem.Wording wording = problem.wording();
        return new SocketError(wording.code(), wording.message());
    }
}
