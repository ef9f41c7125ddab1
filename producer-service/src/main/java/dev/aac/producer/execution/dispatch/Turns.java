package dev.aac.producer.execution.dispatch;

import dev.aac.contract.id.OrganizationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the organization that uses the smallest part of its limit, among equals the one
 * served longest ago, then the one that waits longest. So one with 10,000 waiting runs delays
 * another's first by one slot at most. For one thread.
 */
final class Turns {

    /** Most organizations whose last turn is remembered; the longest ago is forgotten first. */
    static final int REMEMBERED_MAX = 10_000;

    private static final long NEVER = 0;

    private final Map<OrganizationId, Long> lastTurn =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.@Nullable Entry<OrganizationId, Long> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };
    private long turn = NEVER;

    Optional<Contender> next(Collection<Contender> contenders) {
        return contenders.stream()
                .filter(Contender::maySend)
                .min(
                        Comparator.comparingDouble(Contender::load)
                                .thenComparing(this::lastTurn)
                                .thenComparing(Contender::oldest));
    }

    void served(Contender contender) {
        turn++;
        lastTurn.put(contender.scope().organizationId(), turn);
    }

    private long lastTurn(Contender contender) {
        return lastTurn.getOrDefault(contender.scope().organizationId(), NEVER);
    }
}
