package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.AuditFilter;
import dev.aac.producer.audit.Chain;
import dev.aac.producer.audit.ChainHead;
import dev.aac.producer.audit.ChainedEvent;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@link Chain} in MongoDB. */
@Singleton
public class MongoChain implements Chain {

    private static final Logger LOG = Logger.getLogger(MongoChain.class);

    private static final String SEQ = "seq";
    private static final Document FORWARD = new Document(SEQ, 1);
    private static final Document BACKWARD = new Document(SEQ, -1);

    private final TenantCollection<AuditEventDocument> events;
    private final TenantCollection<AuditHeadDocument> heads;

    public MongoChain(AuditEventDocuments events, AuditHeadDocuments heads) {
        this.events = TenantCollection.of(events);
        this.heads = TenantCollection.of(heads);
    }

    @Override
    public Optional<ChainHead> head(OrganizationScope scope) {
        return heads.in(scope).findFirst(new Document()).map(AuditHeadDocument::toHead);
    }

    @Override
    public boolean advance(OrganizationScope scope, @Nullable ChainHead present, ChainHead next) {
        if (present == null) {
            return begun(scope, next);
        }
        Document set =
                new Document(SEQ, next.seq())
                        .append("hash", next.hash())
                        .append("signature", next.signature())
                        .append("tail", AuditHeadDocument.tail(next));
        return heads.in(scope).updateFirst(same(present), new Document("$set", set));
    }

    private boolean begun(OrganizationScope scope, ChainHead first) {
        ObjectId organization = new ObjectId(scope.organizationId().value());
        try {
            heads.in(scope).insert(AuditHeadDocument.of(organization, first));
            return true;
        } catch (DuplicateKey _) {
            return false;
        }
    }

    @Override
    public void storeTail(OrganizationScope scope, ChainHead head) {
        head.tail().forEach(event -> store(scope, event));
        heads.in(scope)
                .updateFirst(same(head), new Document("$set", new Document("tail", List.of())));
    }

    private void store(OrganizationScope scope, ChainedEvent event) {
        try {
            events.in(scope).insert(AuditEventDocument.of(event));
        } catch (DuplicateKey _) {
            LOG.debugf("event %d is there already", event.seq());
        }
    }

    @Override
    public Set<String> stored(OrganizationScope scope, Collection<String> ids) {
        List<ObjectId> wanted = ids.stream().map(ObjectId::new).toList();
        Document idOnly = new Document("_id", 1).append(SEQ, 1);
        return events
                .in(scope)
                .find(
                        new Document("_id", new Document("$in", wanted)),
                        FORWARD,
                        idOnly,
                        wanted.size())
                .stream()
                .map(found -> found.id().toHexString())
                .collect(Collectors.toSet());
    }

    @Override
    public List<ChainedEvent> forward(
            OrganizationScope scope, AuditFilter filter, long afterSeq, int limit) {
        Document wanted = filter(filter).append(SEQ, new Document("$gt", afterSeq));
        return found(scope, wanted, FORWARD, limit);
    }

    @Override
    public List<ChainedEvent> backward(
            OrganizationScope scope, AuditFilter filter, long beforeSeq, int limit) {
        Document wanted = filter(filter).append(SEQ, new Document("$lt", beforeSeq));
        return found(scope, wanted, BACKWARD, limit);
    }

    private List<ChainedEvent> found(
            OrganizationScope scope, Document wanted, Document order, int limit) {
        return events.in(scope).find(wanted, order, limit).stream()
                .map(AuditEventDocument::toEvent)
                .toList();
    }

    private static Document same(ChainHead head) {
        return new Document(SEQ, head.seq()).append("hash", head.hash());
    }

    private static Document filter(AuditFilter filter) {
        Document wanted = new Document();
        switch (filter.types().size()) {
            case 0 -> {
                // All types.
            }
            case 1 -> wanted.append("type", filter.types().iterator().next());
            default -> wanted.append("type", new Document("$in", List.copyOf(filter.types())));
        }
        appendIfGiven(wanted, "actorId", filter.actor());
        appendIfGiven(wanted, "subject", filter.subject());
        Document period = period(filter.from(), filter.to());
        if (!period.isEmpty()) {
            wanted.append("occurredAt", period);
        }
        return wanted;
    }

    private static void appendIfGiven(Document wanted, String field, @Nullable String value) {
        if (value != null) {
            wanted.append(field, value);
        }
    }

    private static Document period(@Nullable Instant from, @Nullable Instant to) {
        Document period = new Document();
        if (from != null) {
            period.append("$gte", from);
        }
        if (to != null) {
            period.append("$lt", to);
        }
        return period;
    }
}
