package dev.aac.producer.execution;

class InMemoryExecutionListTest extends ExecutionListContract {

    @Override
    protected Executions empty() {
        return new InMemoryExecutions();
    }
}
