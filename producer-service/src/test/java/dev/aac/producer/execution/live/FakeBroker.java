package dev.aac.producer.execution.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fan-out between replicas in one process; each one's connection can be cut. Thread-safe. */
final class FakeBroker {

    private final List<Link> links = new CopyOnWriteArrayList<>();

    Link link(String replica) {
        Link link = new Link(replica);
        links.add(link);
        return link;
    }

    /** One replica's connection. */
    final class Link implements LiveBus {

        final AtomicInteger sentNews = new AtomicInteger();
        private final String replica;
        private volatile boolean connected = true;
        private volatile @Nullable Listener listener;

        private Link(String replica) {
            this.replica = replica;
        }

        @Override
        public boolean send(byte[] message) {
            if (!connected) {
                return false;
            }
            if (new String(message, java.nio.charset.StandardCharsets.UTF_8).contains("\"news\"")) {
                sentNews.incrementAndGet();
            }
            for (Link other : links) {
                Listener told = other.listener;
                if (other != this && other.connected && told != null) {
                    told.heard(replica, message);
                }
            }
            return true;
        }

        @Override
        public void listen(Listener newListener) {
            listener = newListener;
            newListener.connected();
        }

        void cut() {
            connected = false;
        }

        void reconnect() {
            connected = true;
            Listener told = listener;
            if (told != null) {
                told.connected();
            }
        }
    }
}
