package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Chain;
import dev.aac.producer.audit.Journal;
import dev.aac.producer.audit.SealingContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSealingTest extends SealingContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredAudit stored = new StoredAudit(STORE);

    @Override
    protected Journal journal() {
        return stored.journal();
    }

    @Override
    protected Chain chain() {
        return stored.chain();
    }
}
