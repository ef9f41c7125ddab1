package dev.aac.producer.execution;

import dev.aac.producer.platform.tenancy.StoreAways;
import java.util.concurrent.atomic.AtomicInteger;

/** Executions whose store can be away. Thread-safe. */
public final class FailingExecutions extends ForwardingExecutions {

    private final Executions real;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean away;

    public FailingExecutions(Executions real) {
        this.real = real;
    }

    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** How many calls failed so far. */
    public int failures() {
        return failures.get();
    }

    @Override
    protected Executions target() {
        if (away) {
            failures.incrementAndGet();
            throw StoreAways.asATestWantsIt();
        }
        return real;
    }
}
