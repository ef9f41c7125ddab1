package dev.aac.producer.execution;

class InMemoryMonthlyRunsTest extends MonthlyRunsContract {

    private final InMemoryMonthlyRuns runs = new InMemoryMonthlyRuns();

    @Override
    protected MonthlyRuns runs() {
        return runs;
    }
}
