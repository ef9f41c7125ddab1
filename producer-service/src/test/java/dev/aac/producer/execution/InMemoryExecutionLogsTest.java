package dev.aac.producer.execution;

class InMemoryExecutionLogsTest extends ExecutionLogsContract {

    @Override
    protected ExecutionLogs empty() {
        return new InMemoryExecutionLogs();
    }
}
