package dev.aac.producer.execution.simulation;

import dev.aac.contract.job.RunJob;

/** A job on its way to a worker, until somebody settles it. */
final class JobDelivery {

    private final SimulatedBroker broker;
    private final RunJob job;
    private final SimulatedWorker to;
    private boolean settled;

    JobDelivery(SimulatedBroker broker, RunJob job, SimulatedWorker to) {
        this.broker = broker;
        this.job = job;
        this.to = to;
    }

    RunJob job() {
        return job;
    }

    SimulatedWorker to() {
        return to;
    }

    /** Whether it is somebody else's by now, or nobody's. */
    boolean isSettled() {
        return settled;
    }

    /** It has done its work; without effect when it is back in the queue already. */
    void accept() {
        if (!settled) {
            settled = true;
            broker.settled(this);
        }
    }

    /** Puts it back for anybody. */
    void giveBack() {
        if (!settled) {
            settled = true;
            broker.requeued(this);
        }
    }
}
