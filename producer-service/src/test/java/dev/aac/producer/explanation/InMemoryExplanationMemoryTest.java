package dev.aac.producer.explanation;

class InMemoryExplanationMemoryTest extends ExplanationMemoryContract {

    private final ExplanationMemory memory = new InMemoryExplanationMemory();

    @Override
    protected ExplanationMemory memory() {
        return memory;
    }
}
