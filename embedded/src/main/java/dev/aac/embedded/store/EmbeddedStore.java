package dev.aac.embedded.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// A store that speaks MongoDB's wire protocol on the loopback interface.
///
/// It serves the one-command start and the tests; production uses MongoDB itself. It listens from
/// the moment it is made until it is closed. Safe for use by many threads and connections.
///
/// It has what the product uses: CRUD, `findAndModify`, bulk writes, unique, compound and sparse
/// indexes, the usual aggregation stages. It lacks transactions, change streams, text search, and
/// ignores `$jsonSchema` and the expiry of TTL indexes; partial indexes and collations are refused.
public final class EmbeddedStore implements AutoCloseable {

    /// Lets the operating system choose a free port.
    public static final int FREE_PORT = 0;

    private static final int ACCEPTING_THREADS = 1;

    /// A thread waits while what it has changed is written, so that others can be written with it.
    private static final int COMMAND_THREADS = 8;

    private final MongoServer server;
    private final Checkpoints checkpoints;
    private final int port;

    private EmbeddedStore(MapStore maps, int port) {
        this.checkpoints = Checkpoints.of(maps);
        this.server = new MongoServer(new IndexedBackend(maps));
        try {
            server.bind(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    ACCEPTING_THREADS,
                    COMMAND_THREADS);
        } catch (RuntimeException e) {
            checkpoints.close();
            maps.close();
            throw new IllegalStateException(
                    "the embedded store cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        this.port = server.getLocalAddress().getPort();
    }

    /// An empty store on a free port that forgets everything when it is closed.
    public static EmbeddedStore inMemory() {
        return inMemory(FREE_PORT);
    }

    /// An empty store on `port` that forgets everything when it is closed.
    ///
    /// @param port a TCP port, or [#FREE_PORT]
    /// @throws IllegalStateException when the port is taken
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(MapStore.inMemory(), port);
    }

    /// The store that is kept in `folder`, on a free port.
    ///
    /// @throws IllegalStateException when the folder cannot be used or another process uses it
    public static EmbeddedStore onDisk(Path folder) {
        return onDisk(folder, FREE_PORT);
    }

    /// The store that is kept in `folder`, made if it does not exist.
    ///
    /// Every write that was acknowledged survives the sudden death of the process, and all writes a
    /// clean end; the death of the machine may cost the last seconds.
    ///
    /// @param port a TCP port, or [#FREE_PORT]
    /// @throws IllegalStateException when the folder cannot be used, another process uses it, or
    ///     the port is taken
    public static EmbeddedStore onDisk(Path folder, int port) {
        try {
            return new EmbeddedStore(MapStore.onDisk(folder), port);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the embedded store cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    /// What a driver connects to, `mongodb://127.0.0.1:<port>`.
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /// The TCP port it listens on.
    public int port() {
        return port;
    }

    /// Closes every connection, stops listening and keeps what is to be kept.
    @Override
    public void close() {
        checkpoints.close();
        server.shutdownNow();
    }
}
