package dev.aac.producer.execution;

class InMemoryBacklogTest extends BacklogContract {

    private final InMemoryExecutions executions = new InMemoryExecutions();
    private final InMemoryBacklog backlog = new InMemoryBacklog(executions);

    @Override
    protected Executions executions() {
        return executions;
    }

    @Override
    protected Backlog backlog() {
        return backlog;
    }
}
