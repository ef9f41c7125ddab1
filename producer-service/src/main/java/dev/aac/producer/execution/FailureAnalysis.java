package dev.aac.producer.execution;

import dev.aac.producer.platform.tenancy.OrganizationScope;

/** Looks for the reason of failed runs, beside everything else. Any thread may call it. */
public interface FailureAnalysis {

    /** Whether runs that fail from now on are analyzed. */
    boolean isOn();

    /**
     * Begins with one that is ANALYZING, or goes on with what another replica began; returns at
     * once. Whatever comes of it, and if nothing does, is written by compare-and-set: to begin
     * twice costs time and does no harm.
     */
    void begin(OrganizationScope scope, Execution execution);
}
