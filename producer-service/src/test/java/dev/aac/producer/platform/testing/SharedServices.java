package dev.aac.producer.platform.testing;

import io.quarkus.test.common.QuarkusTestResource;

/**
 * What every {@code @QuarkusTest} of the module runs against. The annotations hold for all of them,
 * so that the producer starts once; a service that tests need is added here.
 */
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(StandInResource.class)
public final class SharedServices {

    private SharedServices() {}
}
