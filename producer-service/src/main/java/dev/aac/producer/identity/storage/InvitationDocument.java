package dev.aac.producer.identity.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.Invitation;
import dev.aac.producer.identity.InvitationId;
import dev.aac.producer.identity.InvitationStatus;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/**
 * An invitation as stored.
 *
 * @param openKey {@link #OPEN} until it is closed, then its own id
 */
@MongoEntity(collection = "invitations")
public record InvitationDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String email,
        String role,
        String status,
        String openKey,
        String tokenHash,
        ObjectId invitedBy,
        Instant expiresAt,
        Instant createdAt)
        implements TenantDocument {

    static final String OPEN = "open";

    static InvitationDocument of(Invitation invitation, String tokenHash) {
        return new InvitationDocument(
                new ObjectId(invitation.id().value()),
                new ObjectId(invitation.organizationId().value()),
                invitation.email().value(),
                invitation.role().apiName(),
                invitation.status().apiName(),
                OPEN,
                tokenHash,
                new ObjectId(invitation.invitedBy().value()),
                invitation.expiresAt(),
                invitation.createdAt());
    }

    Invitation toInvitation() {
        return new Invitation(
                new InvitationId(id.toHexString()),
                new OrganizationId(organizationId.toHexString()),
                new Email(email),
                Role.named(role).orElseThrow(),
                InvitationStatus.named(status).orElseThrow(),
                new UserId(invitedBy.toHexString()),
                expiresAt,
                createdAt);
    }

    /** The hash stays out of logs. */
    @Override
    public String toString() {
        return "InvitationDocument[" + id + "]";
    }
}
