package dev.aac.producer.execution.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Gathers whole lines from the end of a log until they fill the room. For one thread. */
final class TailCollector {

    /** Chunks fetched at once: a short tail is in the last one or two. */
    static final int FETCH_CHUNKS = 4;

    private final Deque<String> lastLines = new ArrayDeque<>();
    private long room;

    TailCollector(int bytesMax) {
        this.room = bytesMax;
    }

    /**
     * @param chunks the last one first
     * @return whether more would fit
     */
    boolean addAll(List<LogChunkDocument> chunks) {
        for (LogChunkDocument chunk : chunks) {
            for (String text : chunk.texts().reversed()) {
                room -= text.getBytes(StandardCharsets.UTF_8).length + 1L;
                if (room < 0) {
                    return false;
                }
                lastLines.addFirst(text);
            }
        }
        return true;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        lastLines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
