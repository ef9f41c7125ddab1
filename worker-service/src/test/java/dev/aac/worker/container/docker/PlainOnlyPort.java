package dev.aac.worker.container.docker;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jboss.logging.Logger;

/**
 * Forwards to a plain HTTP server and hangs up on TLS at once, as a registry without TLS does (the
 * JDK's server would wait for the end of a line); engines then try without.
 */
final class PlainOnlyPort implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PlainOnlyPort.class);
    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;

    PlainOnlyPort(int target) throws IOException {
        this.target = target;
        Thread.startVirtualThread(this::acceptAll);
    }

    int number() {
        return port.getLocalPort();
    }

    private void acceptAll() {
        while (!port.isClosed()) {
            try {
                Socket client = port.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                LOG.debug("no client any more", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            int first = in.read();
            if (first < 0 || first == TLS_HANDSHAKE) {
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                server.getOutputStream().write(first);
                Thread.startVirtualThread(() -> pump(in, server));
                server.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            LOG.debug("a client is gone", e);
        }
    }

    private static void pump(InputStream from, Socket to) {
        try (to) {
            from.transferTo(to.getOutputStream());
        } catch (IOException e) {
            LOG.debug("a client is gone", e);
        }
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
