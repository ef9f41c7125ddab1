package dev.aac.producer.platform.limits;

class InMemoryWindowCountsTest extends WindowCountsContract {

    private final InMemoryWindowCounts counts = new InMemoryWindowCounts();

    @Override
    protected WindowCounts counts() {
        return counts;
    }
}
