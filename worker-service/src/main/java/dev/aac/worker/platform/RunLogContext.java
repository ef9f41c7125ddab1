package dev.aac.worker.platform;

import dev.aac.contract.id.RunRef;
import org.jboss.logging.MDC;

/// Puts into every log line of a thread which run it works for, while open. Use it in the thread
/// that opened it; nothing is inherited by others.
public final class RunLogContext implements AutoCloseable {

    private static final String ORGANIZATION = "organization";
    private static final String TASK = "task";
    private static final String ATTEMPT = "attempt";
    private static final String CORRELATION_ID = "correlationId";

    private RunLogContext() {}

    /// @param correlationId of the request that asked for the run
    public static RunLogContext open(RunRef run, String correlationId) {
        MDC.put(ORGANIZATION, run.organizationId().value());
        MDC.put(TASK, run.taskId().value());
        MDC.put(ATTEMPT, run.attempt());
        MDC.put(CORRELATION_ID, correlationId);
        return new RunLogContext();
    }

    @Override
    public void close() {
        MDC.remove(ORGANIZATION);
        MDC.remove(TASK);
        MDC.remove(ATTEMPT);
        MDC.remove(CORRELATION_ID);
    }
}
