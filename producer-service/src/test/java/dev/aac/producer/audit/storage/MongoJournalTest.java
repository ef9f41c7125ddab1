package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Journal;
import dev.aac.producer.audit.JournalContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoJournalTest extends JournalContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredAudit stored = new StoredAudit(STORE);

    @Override
    protected Journal journal() {
        return stored.journal();
    }
}
