package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;

/** Hears of events that can go into the chain. */
@FunctionalInterface
public interface SealSignal {

    /** Returns at once. A signal may get lost; the sweep finds what it was about. */
    void wake(OrganizationScope scope);
}
