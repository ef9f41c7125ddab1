package dev.aac.producer.platform.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What this replica has of one client's window: the requests that it took from the shared count in
 * advance, and whether that count is used up. Callers take turns.
 */
final class Share {

    private final RateLimit limit;
    private Instant endsAt = Instant.EPOCH;
    private long total;
    private int left;

    Share(RateLimit limit) {
        this.limit = limit;
    }

    /**
     * Takes one request.
     *
     * @param more adds another share to the shared count at that time; empty when that cannot be
     *     done
     * @return empty when nobody knows
     */
    synchronized Optional<Standing> take(
            Instant now, Function<Instant, Optional<WindowCounts.Count>> more) {
        boolean isOpen = endsAt.isAfter(now);
        if (isOpen && left == 0 && total >= limit.max()) {
            // However often anybody asks, the total only grows until the window ends.
            return Optional.of(standing(now, false));
        }
        if (!isOpen || left == 0) {
            Optional<WindowCounts.Count> count = more.apply(now);
            if (count.isEmpty()) {
                return Optional.empty();
            }
            receive(count.get());
        }
        boolean admitted = left > 0;
        left -= admitted ? 1 : 0;
        return Optional.of(standing(now, admitted));
    }

    private void receive(WindowCounts.Count count) {
        long tooMany = Math.max(0, count.total() - limit.max());
        total = count.total();
        endsAt = count.endsAt();
        left = Math.toIntExact(Math.max(0, limit.share() - tooMany));
    }

    private Standing standing(Instant now, boolean admitted) {
        int remaining = left + Math.toIntExact(Math.max(0, limit.max() - total));
        return new Standing(limit, admitted, remaining, Duration.between(now, endsAt), endsAt);
    }
}
