package dev.aac.producer.audit;

import dev.aac.producer.audit.ChainFault.Kind;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Checks whole chains, piece by piece: memory is needed for one piece. */
@Singleton
public class ChainVerification {

    private final Chain chain;
    private final ChainWriter writer;
    private final HeadSignature signature;

    public ChainVerification(Chain chain, ChainWriter writer, HeadSignature signature) {
        this.chain = chain;
        this.writer = writer;
        this.signature = signature;
    }

    /** Reads an organization's chain from its beginning to its end. */
    public ChainReport verify(OrganizationScope scope) {
        writer.seal(scope);
        return writer.head(scope)
                .map(head -> verified(scope, head))
                .orElseGet(() -> withoutHead(scope));
    }

    private ChainReport verified(OrganizationScope scope, ChainHead head) {
        ChainCheck check = new ChainCheck(head);
        Optional<ChainFault> fault =
                firstFault(scope, check).or(() -> forged(scope, head)).or(() -> added(scope, head));
        return new ChainReport(check.events(), head.hash(), fault.orElse(null));
    }

    private Optional<ChainFault> firstFault(OrganizationScope scope, ChainCheck check) {
        long after = 0;
        while (!check.isAtHead()) {
            List<ChainedEvent> events =
                    chain.forward(scope, AuditFilter.ALL, after, Chain.READ_MAX);
            if (events.isEmpty()) {
                return check.end();
            }
            for (ChainedEvent event : events) {
                Optional<ChainFault> fault =
                        check.isAtHead() ? Optional.empty() : check.next(event);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            after = events.getLast().seq();
        }
        return Optional.empty();
    }

    private Optional<ChainFault> forged(OrganizationScope scope, ChainHead head) {
        return signature.isOurs(scope.organizationId(), head)
                ? Optional.empty()
                : Optional.of(new ChainFault(head.seq(), null, Kind.HEAD_FORGED));
    }

    /** What is behind this head may have got there since; the present head tells. */
    private Optional<ChainFault> added(OrganizationScope scope, ChainHead head) {
        return chain.forward(scope, AuditFilter.ALL, head.seq(), 1).stream()
                .findFirst()
                .filter(
                        behind ->
                                chain.head(scope)
                                        .filter(now -> now.seq() >= behind.seq())
                                        .isEmpty())
                .map(behind -> new ChainFault(behind.seq(), behind.event().id(), Kind.ADDED));
    }

    private ChainReport withoutHead(OrganizationScope scope) {
        ChainFault fault =
                chain.forward(scope, AuditFilter.ALL, 0, 1).stream()
                        .findFirst()
                        .filter(_ -> chain.head(scope).isEmpty())
                        .map(
                                first ->
                                        new ChainFault(
                                                first.seq(), first.event().id(), Kind.HEAD_MISSING))
                        .orElse(null);
        return new ChainReport(0, EventHash.NONE_BEFORE, fault);
    }
}
