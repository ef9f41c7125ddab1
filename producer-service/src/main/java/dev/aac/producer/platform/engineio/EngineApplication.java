package dev.aac.producer.platform.engineio;

import dev.aac.producer.platform.http.Handshake;

/** What the sessions are for. */
public interface EngineApplication {

    /**
     * A session begins. It may send and close at once; nothing comes from it before this returns.
     *
     * @param handshake the request that opened it
     */
    EngineListener opened(EngineSession session, Handshake handshake);
}
