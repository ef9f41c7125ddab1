package dev.aac.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a process and the store. Once so many bytes have gone either way it kills the
 * process with SIGKILL and lets nothing more pass: most likely in the middle of a message.
 */
final class KillingProxy implements AutoCloseable {

    private static final int BUFFER = 4_096;

    private final int storePort;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong passed = new AtomicLong();
    private volatile long limit = Long.MAX_VALUE;
    private volatile CompletableFuture<Process> victim = new CompletableFuture<>();

    KillingProxy(int storePort) throws IOException {
        this.storePort = storePort;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    /** Counts from nothing; whoever {@link #is} then may pass so many bytes. */
    void allow(long bytes) {
        victim = new CompletableFuture<>();
        passed.set(0);
        limit = bytes;
    }

    void is(Process process) {
        victim.complete(process);
    }

    long passed() {
        return passed.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket process = listening.accept();
                Socket store = new Socket(InetAddress.getLoopbackAddress(), storePort);
                threads.execute(() -> pump(process, store));
                threads.execute(() -> pump(store, process));
            } catch (IOException _) {
                // Closed, or the process died while it connected.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            int length = in.read(buffer);
            while (length >= 0) {
                long over = passed.addAndGet(length) - limit;
                if (over > 0) {
                    victim.join().destroyForcibly();
                    return;
                }
                out.write(buffer, 0, length);
                out.flush();
                length = in.read(buffer);
            }
        } catch (IOException _) {
            // The other side hung up, as the dead do.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.shutdownNow();
    }
}
