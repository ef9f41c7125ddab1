package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Chain;
import dev.aac.producer.audit.ChainContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoChainTest extends ChainContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredAudit stored = new StoredAudit(STORE);

    @Override
    protected Chain chain() {
        return stored.chain();
    }

    @Override
    protected String newId() {
        return new ObjectId().toHexString();
    }
}
