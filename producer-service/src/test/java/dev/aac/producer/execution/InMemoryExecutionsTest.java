package dev.aac.producer.execution;

class InMemoryExecutionsTest extends ExecutionsContract {

    @Override
    protected Executions empty() {
        return new InMemoryExecutions();
    }
}
