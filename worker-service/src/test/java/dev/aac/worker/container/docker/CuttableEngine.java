package dev.aac.worker.container.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** A TCP port in front of the engine's socket whose connections can be cut in either way. */
final class CuttableEngine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CuttableEngine.class);
    private static final int CHUNK_BYTES = 8 * 1024;

    private final UnixDomainSocketAddress engine;
    private final ServerSocketChannel port;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    CuttableEngine(UnixDomainSocketAddress engine) throws IOException {
        this.engine = engine;
        this.port = ServerSocketChannel.open();
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.startVirtualThread(this::acceptAll);
    }

    String address() throws IOException {
        return "tcp://127.0.0.1:" + ((InetSocketAddress) port.getLocalAddress()).getPort();
    }

    /** From now on no connection lasts, or they do again. */
    void setAway(boolean away) {
        this.away = away;
        if (away) {
            reset();
        }
    }

    /** As a cable that is cut: what is under way is lost. */
    void reset() {
        for (SocketChannel client : clients) {
            try {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                LOG.debug("a client is gone", e);
            }
            close(client);
        }
    }

    /** As an engine that is killed: its answers end as if they were whole. */
    void hangUp() {
        clients.forEach(CuttableEngine::close);
    }

    private void acceptAll() {
        try {
            while (port.isOpen()) {
                SocketChannel client = port.accept();
                if (away) {
                    close(client);
                } else {
                    Thread.startVirtualThread(() -> serve(client));
                }
            }
        } catch (IOException e) {
            LOG.debug("no more clients", e);
        }
    }

    private void serve(SocketChannel client) {
        clients.add(client);
        try (client;
                SocketChannel server = SocketChannel.open(engine)) {
            Thread.startVirtualThread(() -> pass(client, server));
            pass(server, client);
        } catch (IOException e) {
            LOG.debug("the engine is gone", e);
        } finally {
            clients.remove(client);
        }
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        try {
            while (from.read(chunk.clear()) >= 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    to.write(chunk);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("one side is gone", e);
            close(from);
            close(to);
        }
    }

    private static void close(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(port);
        reset();
    }
}
