package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Chain;
import dev.aac.producer.audit.ChainContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.bson.types.ObjectId;

@QuarkusTest
class MongoChainTest extends ChainContract {

    @Inject AuditEventDocuments events;
    @Inject AuditHeadDocuments heads;

    @Override
    protected Chain chain() {
        return new MongoChain(events, heads);
    }

    @Override
    protected String newId() {
        return new ObjectId().toHexString();
    }
}
