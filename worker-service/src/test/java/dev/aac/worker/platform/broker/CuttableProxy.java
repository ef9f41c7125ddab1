package dev.aac.worker.platform.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP port in front of another one that can be cut like a cable, with every connection through
/// it, and mended.
public final class CuttableProxy implements AutoCloseable {

    private final ServerSocket server;
    private volatile InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CuttableProxy(ServerSocket server, InetSocketAddress target) {
        this.server = server;
        this.target = target;
    }

    public static CuttableProxy before(InetSocketAddress target) {
        try {
            ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            CuttableProxy proxy = new CuttableProxy(server, target);
            Thread.ofVirtual().start(proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public void cut() {
        cut = true;
        sockets.forEach(CuttableProxy::closeQuietly);
    }

    /// Where connections go from now on.
    public void leadTo(InetSocketAddress other) {
        target = other;
    }

    public void mend() {
        cut = false;
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket near = server.accept();
                if (cut) {
                    closeQuietly(near);
                } else {
                    join(near);
                }
            }
        } catch (IOException _) {
            sockets.forEach(CuttableProxy::closeQuietly);
        }
    }

    private void join(Socket near) {
        Socket far = new Socket();
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                far.connect(target);
                                Thread.ofVirtual().start(() -> pass(far, near));
                                pass(near, far);
                            } catch (IOException _) {
                                closeBoth(near, far);
                            }
                        });
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            closeBoth(from, to);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        closeQuietly(one);
        closeQuietly(other);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
