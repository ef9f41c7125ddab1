package dev.aac.tracing;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.RunRef;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the work that a thread does, static as the log is. Only a request begins one, and
 * only when a collector is configured: where no trace is current, nothing here does anything.
 * Threads do not inherit it.
 *
 * <p>Its W3C form is all that leaves the process: no baggage and no {@code tracestate}. Nothing of
 * it reaches a container.
 */
public final class Traces {

    private static final String INSTRUMENTATION = "dev.aac";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> FIELDS = new Fields();

    private Traces() {}

    /** The current trace in its W3C form, for whoever goes on with it; null when there is none. */
    public static @Nullable String current() {
        if (!isAnyCurrent()) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        W3C.inject(Context.current(), fields, (carrier, name, value) -> fields.put(name, value));
        return fields.get(BrokerNames.TRACEPARENT_HEADER);
    }

    /**
     * Goes on with a trace in this thread until closed, unless one is current already.
     *
     * @param traceparent its W3C form; none is as good as a malformed one
     */
    @SuppressWarnings("MustBeClosedChecker") // Whoever asks for it closes it.
    public static Scope continued(@Nullable String traceparent) {
        if (traceparent == null || isAnyCurrent()) {
            return Scope.noop();
        }
        Map<String, String> fields = Map.of(BrokerNames.TRACEPARENT_HEADER, traceparent);
        Context context = W3C.extract(Context.current(), fields, FIELDS);
        return isAnyIn(context) ? context.makeCurrent() : Scope.noop();
    }

    /** Work for another thread that belongs to the current trace. */
    public static Runnable carried(Runnable work) {
        return isAnyCurrent() ? Context.current().wrap(work) : work;
    }

    /**
     * A part of what is current.
     *
     * @param name from a small set
     */
    public static Step step(String name) {
        return isAnyCurrent() ? new Step(tracer().spanBuilder(name).startSpan()) : Step.NONE;
    }

    /** A message about a run is handed to a queue. */
    public static Step sending(String queue, RunRef run) {
        return messaging("send " + queue, SpanKind.PRODUCER, queue, run);
    }

    /**
     * A message about a run is worked on.
     *
     * @param what it is, from a small set
     */
    public static Step handling(String what, String queue, RunRef run) {
        return messaging(what, SpanKind.CONSUMER, queue, run);
    }

    private static Step messaging(String name, SpanKind kind, String queue, RunRef run) {
        if (!isAnyCurrent()) {
            return Step.NONE;
        }
        SpanBuilder span =
                tracer().spanBuilder(name)
                        .setSpanKind(kind)
                        .setAttribute("messaging.system", "rabbitmq")
                        .setAttribute("messaging.destination.name", queue)
                        .setAttribute("aac.organization", run.organizationId().value())
                        .setAttribute("aac.task", run.taskId().value())
                        .setAttribute("aac.attempt", run.attempt());
        return new Step(span.startSpan());
    }

    private static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer(INSTRUMENTATION);
    }

    private static boolean isAnyCurrent() {
        return isAnyIn(Context.current());
    }

    private static boolean isAnyIn(Context context) {
        return Span.fromContext(context).getSpanContext().isValid();
    }

    private static final class Fields implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
