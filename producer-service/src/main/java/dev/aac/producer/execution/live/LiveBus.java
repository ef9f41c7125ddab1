package dev.aac.producer.execution.live;

/** The way to the other replicas. Thread-safe. */
interface LiveBus {

    /**
     * Sends to every other replica. Never waits and never throws.
     *
     * @return false when the message is certainly lost
     */
    boolean send(byte[] message);

    /** Begins to listen. */
    void listen(Listener listener);

    /** Hears the other replicas. */
    interface Listener {

        /**
         * A message of another replica; called by one thread at a time and to return at once.
         *
         * @param replica names the sender for as long as it runs
         */
        void heard(String replica, byte[] message);

        /** A connection begins; messages before it may have been lost. */
        void connected();
    }
}
