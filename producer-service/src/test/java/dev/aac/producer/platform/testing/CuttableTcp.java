package dev.aac.producer.platform.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Stands between the producer and a service, so that a test can take the service away and bring it
 * back. Told by a system property, because the test and the resource that made it do not share
 * their classes.
 */
public final class CuttableTcp implements AutoCloseable {

    private static final String ASKED = "asked";
    private static final String DONE = "done";
    private static final Duration WATCH_EVERY = Duration.ofMillis(10);
    private static final Duration CUT_WITHIN = Duration.ofSeconds(10);
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final Logger LOG = Logger.getLogger(CuttableTcp.class);

    private final String property;
    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private CuttableTcp(String name, InetSocketAddress target) throws IOException {
        this.property = property(name);
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("tcp-" + name).start(this::accept);
        Thread.ofPlatform().daemon().name("cut-" + name).start(this::watch);
    }

    /** Lets everything through to that service, until it is {@link #cut}. */
    public static CuttableTcp to(String name, URI service) {
        try {
            return new CuttableTcp(
                    name, new InetSocketAddress(service.getHost(), service.getPort()));
        } catch (IOException impossible) {
            throw new IllegalStateException("no free port", impossible);
        }
    }

    /** Takes the service of that name away: all connections are broken, new ones are refused. */
    public static void cut(String name) {
        System.setProperty(property(name), ASKED);
        await().atMost(CUT_WITHIN)
                .pollInterval(WATCH_EVERY)
                .until(() -> DONE.equals(System.getProperty(property(name))));
    }

    /** Brings it back. */
    public static void restore(String name) {
        System.clearProperty(property(name));
    }

    /** Where to connect instead of the service's own port. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        sockets.forEach(CuttableTcp::closeQuietly);
    }

    private static String property(String name) {
        return "aac.test.cut." + name;
    }

    private boolean isCut() {
        return System.getProperty(property) != null;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                if (isCut()) {
                    closeQuietly(client);
                } else {
                    connect(client);
                }
            } catch (IOException gone) {
                LOG.debugf("proxy: %s", gone.toString());
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        sockets.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        server.connect(target);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            LOG.debugf("proxy: %s", gone.toString());
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void watch() {
        while (!listener.isClosed()) {
            if (ASKED.equals(System.getProperty(property))) {
                sockets.forEach(CuttableTcp::closeQuietly);
                System.setProperty(property, DONE);
            }
            LockSupport.parkNanos(WATCH_EVERY.toNanos());
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            LOG.debugf("proxy: %s", gone.toString());
        }
    }
}
