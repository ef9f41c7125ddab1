package dev.aac.producer.explanation;

class InMemoryModelUsageTest extends ModelUsageContract {

    private final ModelUsage usage = new InMemoryModelUsage();

    @Override
    protected ModelUsage usage() {
        return usage;
    }
}
