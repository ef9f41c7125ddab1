package dev.aac.producer.execution.dispatch;

import dev.aac.producer.platform.broker.BrokerLink;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the dispatcher's rounds on a thread of its own: at once when something waits or a place got
 * free, and from time to time anyway, because other replicas' news do not come here.
 */
@Singleton
class DispatchLoop {

    /** Longest time between two rounds. */
    static final Duration TICK = Duration.ofSeconds(1);

    /** Wait after a round that failed. */
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private static final Logger LOG = Logger.getLogger(DispatchLoop.class);

    private final Dispatcher dispatcher;
    private final Resender resender;
    private final DispatchWake wake;
    private @Nullable Thread thread;

    DispatchLoop(Dispatcher dispatcher, Resender resender, DispatchWake wake) {
        this.dispatcher = dispatcher;
        this.resender = resender;
        this.wake = wake;
    }

    void start(@Observes StartupEvent event, BrokerLink broker) {
        thread = Thread.ofVirtual().name("dispatcher").start(this::loop);
        broker.onConnected(this::brokerIsBack);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void brokerIsBack() {
        try {
            resender.sendAll();
        } catch (RuntimeException failure) {
            LOG.warnf("Jobs are not sent again yet (%s)", failure.toString());
        }
        wake.wake();
    }

    private void loop() {
        try {
            while (true) {
                wake.await(TICK);
                try {
                    dispatcher.round();
                } catch (RuntimeException failure) {
                    LOG.warnf("Dispatching waits (%s)", failure.toString());
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Dispatcher stopped");
        }
    }
}
