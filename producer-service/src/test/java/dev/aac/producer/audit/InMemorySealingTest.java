package dev.aac.producer.audit;

class InMemorySealingTest extends SealingContract {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryChain chain = new InMemoryChain();

    @Override
    protected Journal journal() {
        return journal.with(StoreFaults.none());
    }

    @Override
    protected Chain chain() {
        return chain.with(StoreFaults.none());
    }
}
