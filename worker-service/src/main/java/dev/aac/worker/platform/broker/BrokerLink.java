package dev.aac.worker.platform.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One connection to the broker that comes back by itself, for as long as the worker lives.
///
/// The library's own recovery is off. It restores what it has recorded, object by object, behind a
/// channel's back, and a consumer that is cancelled meanwhile may come back to life; here every
/// connection, the first one too, is set up by the same code of each [BrokerEndpoint], whole or not
/// at all. A try that fails is repeated after at most [#PAUSE_MAX], for ever.
public final class BrokerLink implements AutoCloseable {

    /// Longest time between two tries to connect.
    static final Duration PAUSE_MAX = Duration.ofMillis(500);

    private static final Duration PAUSE_FIRST = Duration.ofMillis(20);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final BrokerAddress address;
    private final String name;
    private final List<BrokerEndpoint> endpoints = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService dispatch = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong connections = new AtomicLong();
    private volatile @Nullable Connection current;
    private volatile @Nullable Thread supervisor;

    /// @param name what the broker's operator sees
    public BrokerLink(BrokerAddress address, String name) {
        this.address = address;
        this.name = name;
    }

    /// Adds a part that lives on this link. Only before [#start()].
    public void attach(BrokerEndpoint endpoint) {
        endpoints.add(endpoint);
    }

    /// Begins to connect, in the background.
    public void start() {
        supervisor = Thread.ofVirtual().name("broker-link-" + name).start(this::supervise);
    }

    /// Whether there is a connection and everything on it was set up.
    public boolean isUp() {
        Connection connection = current;
        return connection != null && connection.isOpen();
    }

    /// How many connections there were since the start, after the first one.
    long reconnects() {
        return Math.max(0, connections.get() - 1);
    }

    private void supervise() {
        Outage outage = new Outage(name, address);
        while (!isClosing()) {
            try {
                holdOneConnection(outage);
            } catch (IOException | TimeoutException | ShutdownSignalException e) {
                outage.failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause(outage.pause());
        }
    }

    private void holdOneConnection(Outage outage)
            throws IOException, TimeoutException, InterruptedException {
        Connection connection = factory().newConnection(dispatch, "aac-" + name);
        Deque<BrokerEndpoint> connected = new ArrayDeque<>();
        try {
            CountDownLatch gone = new CountDownLatch(1);
            connection.addShutdownListener(_ -> gone.countDown());
            for (BrokerEndpoint endpoint : endpoints) {
                connected.push(endpoint);
                endpoint.connected(connection);
            }
            current = connection;
            connections.incrementAndGet();
            outage.over();
            if (!isClosing()) {
                gone.await();
            }
            if (!isClosing()) {
                outage.failed(new AlreadyClosedException(shutdownReason(connection)));
            }
        } finally {
            current = null;
            connected.forEach(BrokerEndpoint::disconnected);
            connection.abort((int) CLOSE_LIMIT.toMillis());
        }
    }

    private static ShutdownSignalException shutdownReason(Connection connection) {
        ShutdownSignalException reason = connection.getCloseReason();
        return reason != null ? reason : new ShutdownSignalException(true, false, null, connection);
    }

    private ConnectionFactory factory() {
        ConnectionFactory factory = new ConnectionFactory();
        address.configure(factory);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
        factory.setConnectionTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setHandshakeTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setChannelRpcTimeout((int) CALL_LIMIT.toMillis());
        factory.setShutdownTimeout((int) CLOSE_LIMIT.toMillis());
        factory.setThreadFactory(Thread.ofVirtual().name("broker-io-" + name).factory());
        factory.setShutdownExecutor(dispatch);
        factory.setExceptionHandler(new LoggingExceptionHandler());
        return factory;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration duration) {
        try {
            boolean _ = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    static Duration pauseAfter(int failures) {
        long millis = PAUSE_FIRST.toMillis() << Math.clamp(failures - 1L, 0, 10);
        return millis > PAUSE_MAX.toMillis() ? PAUSE_MAX : Duration.ofMillis(millis);
    }

    /// Closes the connection and makes no other; waits for that a few seconds at most.
    @Override
    public void close() {
        closing.countDown();
        Connection connection = current;
        if (connection != null) {
            connection.abort((int) CLOSE_LIMIT.toMillis());
        }
        Thread thread = supervisor;
        if (thread != null) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            boolean _ = thread.join(CONNECT_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
