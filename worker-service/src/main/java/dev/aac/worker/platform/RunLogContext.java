package dev.aac.worker.platform;

import dev.aac.contract.id.RunRef;
import dev.aac.tracing.Traces;
import io.opentelemetry.context.Scope;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Puts into every log line of a thread which run it works for, while open, and into the run's
/// trace what is done meanwhile. Use it in the thread that opened it; threads which that one starts
/// meanwhile have it for as long as they live, but for the trace.
public final class RunLogContext implements AutoCloseable {

    private static final String ORGANIZATION = "organizationId";
    private static final String TASK = "taskId";
    private static final String ATTEMPT = "attempt";
    private static final String CORRELATION_ID = "correlationId";

    private final Scope trace;

    private RunLogContext(Scope trace) {
        this.trace = trace;
    }

    /// @param correlationId of the request that asked for the run
    /// @param traceparent its trace in W3C form; null when nobody follows it
    public static RunLogContext open(
            RunRef run, String correlationId, @Nullable String traceparent) {
        MDC.put(ORGANIZATION, run.organizationId().value());
        MDC.put(TASK, run.taskId().value());
        MDC.put(ATTEMPT, String.valueOf(run.attempt()));
        MDC.put(CORRELATION_ID, correlationId);
        return new RunLogContext(Traces.continued(traceparent));
    }

    /// The current thread's, or nothing when none is open.
    public static String correlationId() {
        @Nullable Object open = MDC.get(CORRELATION_ID);
        return open == null ? "" : open.toString();
    }

    @Override
    public void close() {
        trace.close();
        MDC.remove(ORGANIZATION);
        MDC.remove(TASK);
        MDC.remove(ATTEMPT);
        MDC.remove(CORRELATION_ID);
    }
}
