package dev.aac.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;

/** One span of a trace, current from its making until it is closed, both in one thread. */
public final class Step implements AutoCloseable {

    /** Of no trace. */
    public static final Step NONE = new Step(Span.getInvalid(), Scope.noop());

    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // Closed with the step.
    Step(Span span) {
        this(span, span.makeCurrent());
    }

    private Step(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** Adds what is known only now. */
    public void with(String attribute, String value) {
        span.setAttribute(attribute, value);
    }

    /** The same of a number. */
    public void with(String attribute, long value) {
        span.setAttribute(attribute, value);
    }

    /**
     * It did not do what it is for.
     *
     * @param why for operators; nothing that people or their containers wrote
     */
    public void failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
    }

    /** Does the work that this step is, and closes it. What the work throws makes it a failure. */
    public <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            failed(failure.getClass().getSimpleName());
            throw failure;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
