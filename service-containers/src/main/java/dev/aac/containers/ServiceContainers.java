package dev.aac.containers;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Starts MongoDB and RabbitMQ before the first test of a JVM, once, when this module is on the
/// class path of the tests, and tells them by system properties where they are. Testcontainers
/// removes the containers when the JVM ends.
public final class ServiceContainers implements LauncherSessionListener {

    /// MongoDB, without a database's name.
    static final String MONGODB_URI = "aac.test.mongodb.uri";

    /// RabbitMQ for the tests that declare, purge and serve the contract's queues themselves.
    static final String RABBITMQ_URL = "aac.test.rabbitmq.url";

    /// The same node for a started application, which serves those queues all the time: another
    /// virtual host.
    static final String RABBITMQ_APPLICATION_URL = "aac.test.rabbitmq.application.url";

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    /// For the service loader.
    public ServiceContainers() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (STARTED.compareAndSet(false, true)) {
            MongoContainer store = new MongoContainer();
            store.start();
            System.setProperty(MONGODB_URI, store.uri());
            RabbitContainer broker = new RabbitContainer();
            broker.start();
            System.setProperty(RABBITMQ_URL, broker.uri(RabbitContainer.TESTS_HOST));
            System.setProperty(
                    RABBITMQ_APPLICATION_URL, broker.uri(RabbitContainer.APPLICATION_HOST));
        }
    }
}
