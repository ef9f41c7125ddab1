package dev.aac.producer.execution.dispatch;

import dev.aac.producer.platform.broker.BrokerBeans;
import dev.aac.producer.platform.broker.BrokerLink;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
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

    /** Longest wait at the end for the round that is going on. */
    static final Duration LAST_ROUND_LIMIT = Duration.ofSeconds(3);

    private static final int BEFORE_THE_BROKER = BrokerBeans.PRIORITY - 1;

    private static final Logger LOG = Logger.getLogger(DispatchLoop.class);

    private final Dispatcher dispatcher;
    private final Resender resender;
    private final DispatchWake wake;
    private @Nullable Thread thread;
    private volatile boolean stopping;

    DispatchLoop(Dispatcher dispatcher, Resender resender, DispatchWake wake) {
        this.dispatcher = dispatcher;
        this.resender = resender;
        this.wake = wake;
    }

    void start(@Observes StartupEvent event, BrokerLink broker) {
        thread = Thread.ofVirtual().name("dispatcher").start(this::loop);
        broker.onConnected(this::brokerIsBack);
    }

    /**
     * Lets the round that is going on end: interrupted between a place and its job it would leave a
     * run that waits until it is found by its age.
     */
    void stop(@Observes @Priority(BEFORE_THE_BROKER) ShutdownEvent event)
            throws InterruptedException {
        stopping = true;
        wake.wake();
        Thread running = thread;
        if (running != null && !running.join(LAST_ROUND_LIMIT)) {
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
            while (!stopping) {
                wake.await(TICK);
                if (!stopping) {
                    round();
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Dispatcher stopped");
        }
    }

    private void round() throws InterruptedException {
        try {
            dispatcher.round();
        } catch (RuntimeException failure) {
            LOG.warnf("Dispatching waits (%s)", failure.toString());
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }
}
