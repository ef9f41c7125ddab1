package dev.aac.producer.execution.dispatch;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.job.RunJob;
import dev.aac.producer.platform.broker.BrokerJson;
import dev.aac.producer.platform.broker.BrokerLink;
import jakarta.inject.Singleton;
import java.time.Duration;

/** {@link JobQueue} on the broker. */
@Singleton
final class BrokerJobQueue implements JobQueue {

    /** Longest wait for the broker's confirmation. */
    static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(5);

    private final BrokerLink broker;

    BrokerJobQueue(BrokerLink broker) {
        this.broker = broker;
    }

    @Override
    public boolean isOpen() {
        return broker.isConnected();
    }

    @Override
    public void publish(RunJob job) {
        broker.publishConfirmed(BrokerNames.JOBS, BrokerJson.write(job), CONFIRM_TIMEOUT);
    }
}
