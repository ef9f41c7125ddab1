package dev.aac.producer.execution;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAways;
import java.util.concurrent.atomic.AtomicInteger;

/** A capacity that a test sets. */
final class FixedCapacity implements DispatchCapacity {

    final AtomicInteger asked = new AtomicInteger();
    volatile boolean brokerOpen = true;
    volatile int slots = 4;
    volatile int freeSlots;
    volatile int runLimit = 5;
    volatile boolean storeAway;

    @Override
    public Capacity now() {
        asked.incrementAndGet();
        if (storeAway) {
            throw StoreAways.asATestWantsIt();
        }
        return new Capacity(brokerOpen, slots, freeSlots);
    }

    @Override
    public int runLimit(OrganizationScope scope) {
        return runLimit;
    }
}
