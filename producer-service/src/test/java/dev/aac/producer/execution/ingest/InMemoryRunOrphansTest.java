package dev.aac.producer.execution.ingest;

import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;

class InMemoryRunOrphansTest extends RunOrphansContract {

    private final Executions executions = new InMemoryExecutions();
    private final ExecutionLogs logs = new InMemoryExecutionLogs();

    @Override
    protected Executions executions() {
        return executions;
    }

    @Override
    protected ExecutionLogs logs() {
        return logs;
    }
}
