package dev.aac.producer.execution.live;

import dev.aac.producer.platform.http.Handshake;
import java.util.List;

/**
 * The connection beneath a socket. No method waits; all may be called from any thread, and have no
 * effect when the connection is gone.
 */
interface Wire {

    /** The request that opened the connection. */
    Handshake handshake();

    /**
     * Sends messages in order.
     *
     * @param sent called when all of them have left this process; never when the connection is lost
     */
    void send(List<Payload> messages, Runnable sent);

    /** Asks the other side for a sign of life. */
    void ping();

    /**
     * Closes after what is being sent, or soon after when that does not move.
     *
     * @param reason at most 123 bytes of UTF-8
     */
    void close(int code, String reason);
}
