package dev.aac.producer.platform.limits.storage;

import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.limits.WindowCountsContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoWindowCountsTest extends WindowCountsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    @Override
    protected WindowCounts counts() {
        return new MongoWindowCounts(STORE.storeDatabase());
    }
}
