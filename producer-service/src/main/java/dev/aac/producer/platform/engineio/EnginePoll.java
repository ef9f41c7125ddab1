package dev.aac.producer.platform.engineio;

import java.util.List;

/**
 * A request that waits for packets. It is answered once; no method waits or throws, and both may be
 * called from any thread.
 */
interface EnginePoll {

    /**
     * @param sent called when all have left this process; never when the connection is lost
     */
    void answer(List<byte[]> packets, Runnable sent);

    void refuse(EngineError why);
}
