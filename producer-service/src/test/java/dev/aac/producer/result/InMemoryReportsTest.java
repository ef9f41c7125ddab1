package dev.aac.producer.result;

class InMemoryReportsTest extends ReportsContract {

    @Override
    protected Reports empty() {
        return new InMemoryReports();
    }
}
