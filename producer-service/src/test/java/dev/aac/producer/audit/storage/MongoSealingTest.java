package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Chain;
import dev.aac.producer.audit.Journal;
import dev.aac.producer.audit.SealingContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoSealingTest extends SealingContract {

    @Inject AuditJournalDocuments journal;
    @Inject AuditEventDocuments events;
    @Inject AuditHeadDocuments heads;

    @Override
    protected Journal journal() {
        return new MongoJournal(journal);
    }

    @Override
    protected Chain chain() {
        return new MongoChain(events, heads);
    }
}
