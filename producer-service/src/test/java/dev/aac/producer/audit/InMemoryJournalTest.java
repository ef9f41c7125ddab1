package dev.aac.producer.audit;

class InMemoryJournalTest extends JournalContract {

    private final Journal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }
}
