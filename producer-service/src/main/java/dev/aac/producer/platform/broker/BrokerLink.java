package dev.aac.producer.platform.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to the broker. It is opened in the background and opened again whenever it is
 * lost, without ever giving up; everything that was asked for (servers, own queues, publishers) is
 * set up again on each new connection, on the same path as on the first one. Safe for use by many
 * threads.
 */
public final class BrokerLink implements AutoCloseable {

    /** Longest pause between two tries to connect. */
    public static final Duration RECONNECT_PAUSE_MAX = Duration.ofMillis(500);

    private static final Duration RECONNECT_PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LAST_ANSWERS_LIMIT = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(BrokerLink.class);

    private final BrokerUrl url;
    private final String bootId;
    private final ExecutorService consumers = Executors.newVirtualThreadPerTaskExecutor();
    private final ConnectionFactory factory;
    private final ReentrantLock attaching = new ReentrantLock();
    private final List<Attachment> attachments = new CopyOnWriteArrayList<>();
    private final List<RequestServer<?>> servers = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ConfirmedPublisher confirmed = new ConfirmedPublisher(this::renew);
    private final TransientPublisher transients = new TransientPublisher();
    private final Parking parking = new Parking(confirmed);
    private @Nullable Thread supervisor;
    private volatile @Nullable Connection current;
    private final AtomicLong connections = new AtomicLong();
    private volatile boolean closed;
    private int generation;

    /**
     * Does not connect yet, see {@link #start}.
     *
     * @param bootId names this process's own queues; another process has another one
     */
    public BrokerLink(BrokerUrl url, String bootId) {
        this.url = url;
        this.bootId = bootId;
        this.factory = url.factory(consumers);
        attachments.add(new Topology());
        attachments.add(confirmed);
        attachments.add(transients);
        attachments.add(parking);
    }

    /** Begins to connect; returns at once. */
    public void start() {
        transients.start();
        supervisor = Thread.ofVirtual().name("broker-link").start(this::supervise);
    }

    /** Names this process among its peers. */
    public String bootId() {
        return bootId;
    }

    /** Whether the broker can be used at this moment. */
    public boolean isConnected() {
        Connection connection = current;
        return connection != null && connection.isOpen();
    }

    /**
     * Has a listener called after each connection is ready for use, the first one included: what
     * came over the broker before may have been missed. It runs on a thread of its own.
     */
    public void onConnected(Runnable listener) {
        listeners.add(listener);
        if (isConnected()) {
            call(listener);
        }
    }

    /**
     * Sends a persistent message to a durable queue and waits until the broker has it.
     *
     * @throws BrokerAway when it is not confirmed in time, and at once when there is no connection;
     *     whether the broker has it is unknown then
     */
    public void publishConfirmed(String queue, byte[] body, Duration timeout) {
        confirmed.publish(queue, ConfirmedPublisher.PERSISTENT, body, timeout);
    }

    /**
     * Hands over a message that may be lost. Never waits and never throws.
     *
     * @return false when it is certainly lost: no connection, or too much waits to be sent
     */
    public boolean publish(TransientMessage message) {
        return isConnected() && transients.offer(message);
    }

    /**
     * Answers the requests of a queue, from now on and on every later connection.
     *
     * @see RequestServer
     */
    public <Q> void serve(Served<Q> served) {
        RequestServer<Q> server = new RequestServer<>(served, parking, this::renew);
        servers.add(server);
        add(server);
    }

    /**
     * Reads from a queue of this process's own, which is gone with the connection and empty on the
     * next one.
     */
    public OwnQueue consumeOwn(OwnQueue.Reading reading) {
        OwnQueue queue = new OwnQueue(reading, bootId, this::renew);
        add(queue);
        return queue;
    }

    /** How many messages could not be read and were set aside since the start. */
    public long parked() {
        return parking.parked();
    }

    /** How many connections there were since the start, after the first one. */
    public long reconnects() {
        return Math.max(0, connections.get() - 1);
    }

    /** Where it connects to, for people: without user and password. */
    public String address() {
        return url.toString();
    }

    /**
     * Answers the requests that are being worked on, then closes the connection for good; the
     * broker gives all others to another replica. Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        servers.forEach(RequestServer::takeNoMore);
        long deadlineNanos = System.nanoTime() + LAST_ANSWERS_LIMIT.toNanos();
        servers.forEach(server -> server.awaitEnd(deadlineNanos));
        transients.close();
        Thread thread = supervisor;
        if (thread != null) {
            thread.interrupt();
        }
        abort(current);
        consumers.shutdownNow();
    }

    private void add(Attachment attachment) {
        attaching.lock();
        try {
            attachments.add(attachment);
            Connection connection = current;
            if (connection != null) {
                attachment.attach(connection, generation);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warnf("Broker: could not set up, connecting again (%s)", failure.toString());
            abort(current);
        } finally {
            attaching.unlock();
        }
    }

    private void supervise() {
        BackOff backOff = new BackOff(RECONNECT_PAUSE_FIRST, RECONNECT_PAUSE_MAX);
        String lastFailure = "";
        try {
            while (!closed) {
                try {
                    CountDownLatch lost = connect();
                    backOff.reset();
                    lastFailure = "";
                    lost.await();
                    current = null;
                    LOG.warn(closed ? "Broker: closing" : "Broker: connection lost");
                } catch (IOException | TimeoutException | RuntimeException failure) {
                    String reason = failure.toString();
                    if (!reason.equals(lastFailure)) {
                        LOG.warnf("Broker at %s: no connection yet (%s)", url, reason);
                        lastFailure = reason;
                    }
                    backOff.pause();
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Broker: supervisor stopped");
        }
    }

    /**
     * @return falls when the connection is lost
     */
    private CountDownLatch connect() throws IOException, TimeoutException {
        Connection connection = factory.newConnection("aac-producer " + bootId);
        CountDownLatch lost = new CountDownLatch(1);
        connection.addShutdownListener(_ -> lost.countDown());
        attaching.lock();
        try {
            generation++;
            for (Attachment attachment : attachments) {
                attachment.attach(connection, generation);
            }
            current = connection;
            connections.incrementAndGet();
        } catch (IOException | RuntimeException failure) {
            abort(connection);
            throw failure;
        } finally {
            attaching.unlock();
        }
        LOG.infof("Broker: connected to %s", url);
        listeners.forEach(BrokerLink::call);
        return lost;
    }

    /**
     * Gives the connection up after the broker closed a part of it; a new one sets up all parts.
     */
    private void renew(String why) {
        if (!closed) {
            LOG.warnf("Broker: connecting again (%s)", why);
            Connection connection = current;
            // Not on the caller's thread, which may be the one that the client has to wait for.
            Thread.ofVirtual().name("broker-renew").start(() -> abort(connection));
        }
    }

    private static void call(Runnable listener) {
        Thread.ofVirtual().name("broker-connected").start(listener);
    }

    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            connection.abort(Math.toIntExact(CLOSE_TIMEOUT.toMillis()));
        }
    }
}
