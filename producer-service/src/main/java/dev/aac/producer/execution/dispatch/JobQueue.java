package dev.aac.producer.execution.dispatch;

import dev.aac.contract.job.RunJob;

/** The queue that workers take jobs from. Safe for all threads. */
interface JobQueue {

    /** Whether it can be reached at this moment. */
    boolean isOpen();

    /**
     * Puts a job where it survives a restart of the broker; blocks until that is certain, or a few
     * seconds at most.
     *
     * @throws dev.aac.producer.platform.broker.BrokerAway when it is not certain
     */
    void publish(RunJob job);
}
