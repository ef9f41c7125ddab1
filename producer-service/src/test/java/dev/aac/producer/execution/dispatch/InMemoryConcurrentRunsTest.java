package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.InMemoryBacklog;
import dev.aac.producer.execution.InMemoryExecutions;

class InMemoryConcurrentRunsTest extends ConcurrentRunsContract {

    private final InMemoryExecutions executions = new InMemoryExecutions();
    private final Backlog backlog = new InMemoryBacklog(executions);

    @Override
    protected Executions executions() {
        return executions;
    }

    @Override
    protected Backlog backlog() {
        return backlog;
    }

    @Override
    protected int runs() {
        return 300;
    }
}
