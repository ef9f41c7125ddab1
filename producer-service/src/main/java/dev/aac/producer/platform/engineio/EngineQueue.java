package dev.aac.producer.platform.engineio;

import java.util.ArrayList;
import java.util.List;

/** What a session has not handed to its connection yet. Not safe for use by many threads. */
final class EngineQueue {

    /** Most bytes; a single batch may be larger. */
    static final int BYTES_MAX = 2 * 1024 * 1024;

    private List<byte[]> packets = new ArrayList<>(1);
    private List<Runnable> listeners = new ArrayList<>(1);
    private long bytes;

    /**
     * Some packets and whom to tell when they are sent.
     *
     * @param packets may be none
     */
    record Batch(List<byte[]> packets, List<Runnable> listeners) {

        void sent() {
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * @return false when there is too much already
     */
    boolean add(List<byte[]> more, Runnable sent) {
        long size = more.stream().mapToLong(packet -> packet.length).sum();
        if (bytes > 0 && bytes + size > BYTES_MAX) {
            return false;
        }
        packets.addAll(more);
        listeners.add(sent);
        bytes += size;
        return true;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** Takes all of it. */
    Batch take() {
        Batch batch = new Batch(packets, listeners);
        packets = new ArrayList<>(1);
        listeners = new ArrayList<>(1);
        bytes = 0;
        return batch;
    }
}
