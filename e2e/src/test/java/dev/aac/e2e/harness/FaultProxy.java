package dev.aac.e2e.harness;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A door to another address that can be made slow, shut, or broken. Safe for use by many threads;
 * it lets at most {@link #CONNECTIONS_MAX} connections through at a time.
 */
public final class FaultProxy implements AutoCloseable {

    static final int CONNECTIONS_MAX = 512;

    private static final int CHUNK_BYTES = 32 * 1024;
    private static final int WAITING_CONNECTIONS_MAX = 128;

    private final SocketAddress target;
    private final InetSocketAddress address;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean swallows;
    private final AtomicLong passed = new AtomicLong();
    private volatile @Nullable Fuse fuse;
    private @Nullable ServerSocketChannel door;

    /** What happens once so many bytes have passed. */
    private record Fuse(long at, Runnable then) {}

    private FaultProxy(SocketAddress target, int port) {
        this.target = requireNonNull(target, "target is null");
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Listens on a free port of the loopback address and lets everything pass. */
    public static FaultProxy to(SocketAddress target) {
        FaultProxy proxy = new FaultProxy(target, Ports.free());
        proxy.open();
        return proxy;
    }

    public int port() {
        return address.getPort();
    }

    /**
     * Lets everything pass again. Connections from which something was swallowed are cut, because a
     * wire never loses bytes in the middle.
     */
    public void pass() {
        latency = Duration.ZERO;
        fuse = null;
        if (swallows) {
            swallows = false;
            cut();
        }
        open();
    }

    /** Each piece is passed on only after this time. */
    public void delay(Duration time) {
        latency = requireNonNull(time, "time is null");
    }

    /** Resets all connections there are; new ones pass. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** Takes connections and bytes, and passes nothing on: as when a packet filter drops it all. */
    public void swallow() {
        swallows = true;
    }

    /** Resets all connections and refuses new ones, as when nobody listens. */
    public synchronized void refuse() {
        if (door != null) {
            close(door);
            door = null;
        }
        cut();
    }

    /** Those who connected are told that no more will come, but may go on sending. */
    public void halfClose() {
        links.forEach(Link::endAnswers);
    }

    /**
     * Lets so many more bytes pass, both ways together and most likely to the middle of a message.
     * Then it swallows, and does this.
     */
    public void swallowAfter(long bytes, Runnable then) {
        fuse = new Fuse(passed.get() + bytes, then);
    }

    /** How many bytes have passed, both ways together. */
    public long bytesPassed() {
        return passed.get();
    }

    /** How many connections there are. */
    public int connections() {
        return links.size();
    }

    @Override
    public void close() {
        refuse();
        threads.close();
    }

    private synchronized void open() {
        if (door != null) {
            return;
        }
        try {
            ServerSocketChannel opened = ServerSocketChannel.open();
            opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            opened.bind(address, WAITING_CONNECTIONS_MAX);
            door = opened;
            threads.execute(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel opened) {
        try {
            while (opened.isOpen()) {
                Link link = new Link(opened.accept());
                links.add(link);
                if (opened.isOpen()) {
                    threads.execute(link::serve);
                } else {
                    // Taken while the door was being shut: too late to be cut with the rest.
                    links.remove(link);
                    link.reset();
                }
            }
        } catch (IOException _) {
            close(opened);
        }
    }

    private static void close(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection and its continuation to the target. */
    private final class Link {

        private final SocketChannel client;
        private volatile @Nullable SocketChannel server;
        private volatile boolean answersEnded;

        Link(SocketChannel client) {
            this.client = client;
        }

        /** Until both sides have said that they are done, or one of them is gone. */
        void serve() {
            try {
                if (links.size() > CONNECTIONS_MAX) {
                    return;
                }
                SocketChannel connected = swallows ? null : SocketChannel.open(target);
                server = connected;
                if (connected == null) {
                    pump(client, null);
                } else {
                    Future<?> answers = threads.submit(() -> pumpOrReset(connected, client));
                    pumpOrReset(client, connected);
                    answers.get();
                }
            } catch (IOException | ExecutionException _) {
                // The target is away, or one side is gone: the others learn by the reset.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                reset();
                links.remove(this);
            }
        }

        private void pumpOrReset(SocketChannel from, SocketChannel to) {
            try {
                pump(from, to);
            } catch (IOException _) {
                reset();
            }
        }

        private void pump(SocketChannel from, @Nullable SocketChannel to) throws IOException {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (from.read(chunk.clear()) >= 0) {
                linger();
                boolean unwanted = to == client && answersEnded;
                if (to == null || swallows || unwanted) {
                    continue;
                }
                Fuse blown = burn(chunk.flip());
                while (chunk.hasRemaining()) {
                    to.write(chunk);
                }
                if (blown != null) {
                    swallow();
                    blown.then().run();
                }
            }
            if (to != null && !swallows) {
                to.shutdownOutput();
            }
        }

        /**
         * Shortens the piece to what may pass; answers the fuse if it is this piece that blows it.
         */
        private @Nullable Fuse burn(ByteBuffer piece) {
            long before = passed.getAndAdd(piece.limit());
            Fuse laid = fuse;
            if (laid == null || before + piece.limit() <= laid.at()) {
                return null;
            }
            piece.limit((int) Math.max(0, laid.at() - before));
            return before <= laid.at() ? laid : null;
        }

        private void linger() {
            long until = System.nanoTime() + latency.toNanos();
            for (long left = latency.toNanos(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        void endAnswers() {
            answersEnded = true;
            try {
                client.shutdownOutput();
            } catch (IOException _) {
                reset();
            }
        }

        void reset() {
            for (SocketChannel side : sides()) {
                try {
                    if (side.isOpen() && side.getRemoteAddress() instanceof InetSocketAddress) {
                        side.setOption(StandardSocketOptions.SO_LINGER, 0);
                    }
                } catch (IOException _) {
                    // It is closed all the same.
                } finally {
                    FaultProxy.close(side);
                }
            }
        }

        private List<SocketChannel> sides() {
            SocketChannel continued = server;
            return continued == null ? List.of(client) : List.of(client, continued);
        }
    }
}
