package dev.aac.producer.platform.limits.storage;

import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.limits.WindowCountsContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoWindowCountsTest extends WindowCountsContract {

    @Inject WindowCounts counts;

    @Override
    protected WindowCounts counts() {
        return counts;
    }
}
