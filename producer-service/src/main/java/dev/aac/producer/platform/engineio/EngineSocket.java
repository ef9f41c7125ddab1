package dev.aac.producer.platform.engineio;

import java.util.List;

/**
 * A WebSocket under a session. No method waits or throws; all may be called from any thread, and
 * have no effect when the connection is gone.
 */
public interface EngineSocket {

    /**
     * Sends each packet as a text message, in order.
     *
     * @param sent called when all have left this process; never when the connection is lost
     */
    void send(List<byte[]> packets, Runnable sent);

    /** Closes after what is being sent, or soon after when that does not move. */
    void close(int code, String reason);
}
