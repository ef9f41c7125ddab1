package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.Invitation;
import dev.aac.producer.identity.InvitationId;
import dev.aac.producer.identity.InvitationStatus;
import dev.aac.producer.identity.Invitations;
import dev.aac.producer.platform.tenancy.CredentialLookup;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** {@link Invitations} in MongoDB. */
@ApplicationScoped
public class MongoInvitations implements Invitations {

    private static final String STATUS = "status";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String OPEN_KEY = "openKey";
    private static final Document LATEST_FIRST = new Document("_id", -1);

    private final TenantCollection<InvitationDocument> invitations;

    public MongoInvitations(InvitationRepository repository) {
        this.invitations = TenantCollection.of(repository);
    }

    @Override
    public InvitationId newId() {
        return new InvitationId(new ObjectId().toHexString());
    }

    @Override
    public boolean insert(OrganizationScope scope, Invitation invitation, String tokenHash) {
        try {
            invitations.in(scope).insert(InvitationDocument.of(invitation, tokenHash));
            return true;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.INVITATIONS_OPEN)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public Optional<Invitation> findByToken(String tokenHash) {
        return CredentialLookup.find(
                        invitations, CredentialLookup.Credential.INVITATION_TOKEN, tokenHash)
                .map(InvitationDocument::toInvitation);
    }

    @Override
    public Optional<Invitation> find(OrganizationScope scope, InvitationId id) {
        return invitations.in(scope).findFirst(byId(id)).map(InvitationDocument::toInvitation);
    }

    @Override
    public Optional<Invitation> findOpen(OrganizationScope scope, Email email) {
        Document open =
                new Document("email", email.value()).append(OPEN_KEY, InvitationDocument.OPEN);
        return invitations.in(scope).findFirst(open).map(InvitationDocument::toInvitation);
    }

    @Override
    public List<Invitation> page(OrganizationScope scope, PageQuery query) {
        Document filter = at(query.status(), query.now());
        InvitationId before = query.before();
        if (before != null) {
            filter.append("_id", new Document("$lt", new ObjectId(before.value())));
        }
        // An id begins with the time at which it was made.
        return invitations.in(scope).find(filter, LATEST_FIRST, query.limit()).stream()
                .map(InvitationDocument::toInvitation)
                .toList();
    }

    @Override
    public int countPending(OrganizationScope scope, Instant now) {
        return (int)
                invitations
                        .in(scope)
                        .count(at(InvitationStatus.PENDING, now), ScopedCollection.COUNT_MAX);
    }

    @Override
    public boolean close(OrganizationScope scope, InvitationId id, InvitationStatus as) {
        Document closed = new Document(STATUS, as.apiName()).append(OPEN_KEY, id.value());
        return invitations
                .in(scope)
                .updateFirst(
                        byId(id).append(OPEN_KEY, InvitationDocument.OPEN),
                        new Document("$set", closed));
    }

    /** Those of that status at that time: one that has expired is stored as pending, or closed. */
    private static Document at(@Nullable InvitationStatus status, Instant now) {
        Document expired = new Document(EXPIRES_AT, new Document("$lte", now));
        return switch (status) {
            case null -> new Document();
            case PENDING ->
                    new Document(STATUS, InvitationStatus.PENDING.apiName())
                            .append(EXPIRES_AT, new Document("$gt", now));
            case EXPIRED -> {
                List<String> either =
                        List.of(
                                InvitationStatus.PENDING.apiName(),
                                InvitationStatus.EXPIRED.apiName());
                expired.append(STATUS, new Document("$in", either));
                yield expired;
            }
            case ACCEPTED, REVOKED -> new Document(STATUS, status.apiName());
        };
    }

    private static Document byId(InvitationId id) {
        return new Document("_id", new ObjectId(id.value()));
    }
}
