package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Journal;
import dev.aac.producer.audit.JournalContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoJournalTest extends JournalContract {

    @Inject AuditJournalDocuments documents;

    @Override
    protected Journal journal() {
        return new MongoJournal(documents);
    }
}
