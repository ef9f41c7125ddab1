package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.ChainHead;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/** The end of a chain as stored, one an organization. */
@MongoEntity(collection = "audit_heads")
public record AuditHeadDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        long seq,
        String hash,
        String signature,
        List<AuditEventDocument> tail)
        implements TenantDocument {

    static AuditHeadDocument of(ObjectId organizationId, ChainHead head) {
        return new AuditHeadDocument(
                new ObjectId(),
                organizationId,
                head.seq(),
                head.hash(),
                head.signature(),
                tail(head));
    }

    static List<AuditEventDocument> tail(ChainHead head) {
        return head.tail().stream().map(AuditEventDocument::of).toList();
    }

    ChainHead toHead() {
        return new ChainHead(
                seq, hash, signature, tail.stream().map(AuditEventDocument::toEvent).toList());
    }
}
