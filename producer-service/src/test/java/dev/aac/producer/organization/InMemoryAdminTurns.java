package dev.aac.producer.organization;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.HashMap;
import java.util.Map;

/** {@link AdminTurns} in a map; knows every organization. Thread-safe. */
public final class InMemoryAdminTurns implements AdminTurns {

    private final Map<OrganizationScope, Long> turns = new HashMap<>();
    private final Runnable beforeEachCall;

    /**
     * @param beforeEachCall lets others in between two calls
     */
    public InMemoryAdminTurns(Runnable beforeEachCall) {
        this.beforeEachCall = beforeEachCall;
    }

    @Override
    public long present(OrganizationScope scope) {
        beforeEachCall.run();
        synchronized (this) {
            return turns.getOrDefault(scope, 0L);
        }
    }

    @Override
    public boolean pass(OrganizationScope scope, long expected) {
        beforeEachCall.run();
        synchronized (this) {
            if (turns.getOrDefault(scope, 0L) != expected) {
                return false;
            }
            turns.put(scope, expected + 1);
            return true;
        }
    }
}
