package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.LiveEvents;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Hands what was written to the room of its organization here, straight away, and to the other
 * replicas over the broker. Where nobody listens it costs a few look-ups. Never waits.
 */
@Singleton
class LiveFanOut implements LiveEvents {

    private static final Logger LOG = Logger.getLogger(LiveFanOut.class);

    private final Rooms rooms;
    private final ReplicaBus replicas;

    LiveFanOut(Rooms rooms, ReplicaBus replicas) {
        this.rooms = rooms;
        this.replicas = replicas;
    }

    @Override
    public void created(Execution execution) {
        tell(() -> Updates.created(execution));
    }

    @Override
    public void updated(Execution before, Execution after) {
        tell(() -> Updates.changed(before, after));
    }

    @Override
    public void deleted(Execution execution) {
        tell(() -> Updates.gone(execution));
    }

    @Override
    public void logged(RunRef run, List<LogLine> lines) {
        if (!lines.isEmpty()) {
            tell(() -> new LiveNews.Stored(run, lines));
        }
    }

    private void tell(Supplier<LiveNews> what) {
        try {
            LiveNews news = what.get();
            Room room = rooms.find(news.run().organizationId());
            if (room != null) {
                room.hear(news);
            }
            replicas.tell(news);
        } catch (RuntimeException failure) {
            // What was written stays written: the event shows late, not the write as failed.
            LOG.error("Live: an event was lost", failure);
        }
    }
}
