package dev.aac.embedded.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A store that speaks MongoDB's wire protocol on the loopback interface.
///
/// It serves the one-command start and the tests; production uses MongoDB itself. It listens from
/// the moment it is made until it is closed. Safe for use by many threads and connections.
public final class EmbeddedStore implements AutoCloseable {

    /// Lets the operating system choose a free port.
    public static final int FREE_PORT = 0;

    private final MongoServer server;
    private final int port;

    private EmbeddedStore(MongoServer server, int port) {
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.port = server.getLocalAddress().getPort();
    }

    /// An empty store on a free port that forgets everything when it is closed.
    public static EmbeddedStore inMemory() {
        return inMemory(FREE_PORT);
    }

    /// An empty store on `port` that forgets everything when it is closed.
    ///
    /// @param port a TCP port, or [#FREE_PORT]
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(new MongoServer(new MemoryBackend()), port);
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
        server.shutdownNow();
    }
}
