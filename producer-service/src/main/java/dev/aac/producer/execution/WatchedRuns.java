package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Says in the log and in the metrics what becomes of each run, before dashboards are told. Stands
 * here because every write of an execution comes past.
 */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class WatchedRuns implements LiveEvents {

    private static final Logger LOG = Logger.getLogger(WatchedRuns.class);

    private final LiveEvents told;
    private final RunMetrics metrics;

    @Inject
    public WatchedRuns(@Any @Delegate LiveEvents told, RunMetrics metrics) {
        this.told = told;
        this.metrics = metrics;
    }

    @Override
    public void created(Execution execution) {
        metrics.accepted();
        RunLogContext.during(
                execution,
                () -> {
                    LOG.info("The execution is accepted");
                    told.created(execution);
                });
    }

    @Override
    public void updated(Execution before, Execution after) {
        metrics.moved(before, after);
        RunLogContext.during(
                after,
                () -> {
                    log(before, after);
                    told.updated(before, after);
                });
    }

    @Override
    public void deleted(Execution execution) {
        RunLogContext.during(
                execution,
                () -> {
                    LOG.info("The execution is deleted");
                    told.deleted(execution);
                });
    }

    @Override
    public void logged(RunRef run, List<LogLine> lines) {
        metrics.stored(lines);
        try (var _ = RunLogContext.open(run)) {
            told.logged(run, lines);
        }
    }

    private static void log(Execution before, Execution after) {
        Logger.Level level =
                before.status() == after.status() ? Logger.Level.DEBUG : Logger.Level.INFO;
        LOG.logf(
                level,
                "%s, %s is now %s, %s",
                before.status(),
                step(before),
                after.status(),
                step(after));
    }

    private static String step(Execution execution) {
        return switch (execution.progress().dispatch()) {
            case Dispatch.Waiting _ -> "to be sent";
            case Dispatch.Sent _ -> "sent";
            case Dispatch.Held(_, var lease) -> "held by " + lease.workerId();
            case Dispatch.Analyzing _ -> "looked into";
            case Dispatch.Done _ -> "over";
        };
    }
}
