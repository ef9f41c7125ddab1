package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.correlation.CorrelationId;
import dev.aac.tracing.Traces;
import io.opentelemetry.context.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Puts into every log line of a thread which run it is about, while open; then what was there
 * before comes back. Use it in the thread that opened it.
 */
public final class RunLogContext implements AutoCloseable {

    private static final String ORGANIZATION = "organizationId";
    private static final String TASK = "taskId";
    private static final String ATTEMPT = "attempt";

    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();
    private Scope trace = Scope.noop();

    private RunLogContext() {}

    /**
     * For lines about an execution: they carry the id of the request that asked for it. What is
     * done meanwhile belongs to the trace of that request, unless it belongs to one already.
     */
    public static RunLogContext open(Execution execution) {
        RunLogContext context = open(execution.currentRun());
        Trail trail = execution.submission().trail();
        context.put(CorrelationId.LOG_KEY, trail.correlationId());
        context.trace = Traces.continued(trail.traceparent());
        return context;
    }

    /** For lines about a run of which no more is known yet. */
    public static RunLogContext open(RunRef run) {
        RunLogContext context = new RunLogContext();
        context.put(ORGANIZATION, run.organizationId().value());
        context.put(TASK, run.taskId().value());
        context.put(ATTEMPT, String.valueOf(run.attempt()));
        return context;
    }

    /** Does something of which every log line is about an execution. */
    public static void during(Execution execution, Runnable work) {
        try (var _ = open(execution)) {
            work.run();
        }
    }

    private void put(String key, String value) {
        before.put(key, MDC.get(key));
        MDC.put(key, value);
    }

    @Override
    public void close() {
        trace.close();
        before.forEach(
                (key, value) -> {
                    if (value == null) {
                        MDC.remove(key);
                    } else {
                        MDC.put(key, value);
                    }
                });
    }
}
