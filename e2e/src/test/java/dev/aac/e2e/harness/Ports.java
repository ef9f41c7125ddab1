package dev.aac.e2e.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for processes that are killed and must come back where they were. */
final class Ports {

    /** Below the range the kernel gives to outgoing connections, one of which could sit on it. */
    private static final int FIRST = 20_000;

    private static final int AFTER_LAST = 32_000;
    private static final int TRIES_MAX = 100;

    private Ports() {}

    /** A port of the loopback address that nobody listens on. */
    static int free() {
        for (int i = 0; i < TRIES_MAX; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Somebody listens on it: the next one.
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST + " to " + AFTER_LAST);
    }
}
