package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events. Whoever looks sees everything that was answered before, its own acts too. */
@Singleton
public class AuditReading {

    private final Chain chain;
    private final ChainWriter writer;

    public AuditReading(Chain chain, ChainWriter writer) {
        this.chain = chain;
        this.writer = writer;
    }

    /**
     * A page of events.
     *
     * @param next what the next page's events come before; null on the last one
     */
    public record Page(List<ChainedEvent> events, @Nullable Long next) {

        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * The latest first.
     *
     * @param beforeSeq {@link Long#MAX_VALUE} for the first page
     * @param limit from 1 to {@link Chain#READ_MAX} - 1
     */
    public Page page(OrganizationScope scope, AuditFilter filter, long beforeSeq, int limit) {
        writer.seal(scope);
        writer.head(scope);
        List<ChainedEvent> found = chain.backward(scope, filter, beforeSeq, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<ChainedEvent> shown = found.subList(0, limit);
        return new Page(shown, shown.getLast().seq());
    }

    /** A piece in the order of the chain, empty at its end; the first one begins after 0. */
    public List<ChainedEvent> piece(OrganizationScope scope, AuditFilter filter, long afterSeq) {
        if (afterSeq == 0) {
            writer.seal(scope);
            writer.head(scope);
        }
        return chain.forward(scope, filter, afterSeq, Chain.READ_MAX);
    }
}
