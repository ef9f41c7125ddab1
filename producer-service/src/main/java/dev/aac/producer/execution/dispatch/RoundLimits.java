package dev.aac.producer.execution.dispatch;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits during one round, read together and only when somebody asks: of thousands who wait,
 * few get a turn. For one thread.
 */
final class RoundLimits {

    /** Most organizations whose limits are read in one call. */
    static final int TOGETHER_MAX = 100;

    private final ConcurrentRunLimits limits;
    private final Deque<OrganizationScope> others;
    private final Map<OrganizationScope, Integer> known = new HashMap<>();

    /**
     * @param waiting whom it may be asked about, the more likely first
     */
    RoundLimits(ConcurrentRunLimits limits, Collection<OrganizationScope> waiting) {
        this.limits = limits;
        this.others = new ArrayDeque<>(waiting);
    }

    int of(OrganizationScope scope) {
        if (!known.containsKey(scope)) {
            known.putAll(limits.ofAll(together(scope)));
        }
        return known.getOrDefault(scope, 0);
    }

    private List<OrganizationScope> together(OrganizationScope scope) {
        List<OrganizationScope> asked = new ArrayList<>();
        asked.add(scope);
        while (asked.size() < TOGETHER_MAX && !others.isEmpty()) {
            OrganizationScope other = others.remove();
            if (!other.equals(scope) && !known.containsKey(other)) {
                asked.add(other);
            }
        }
        return asked;
    }
}
