package dev.aac.producer.platform.tenancy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.schema.StoreCollection;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Tells whose an id is that an organization named and does not have: the one look-up that goes by a
 * bare id. It yields what kind of thing that is and whose, never the document, and serves to record
 * the attempt and for nothing else. Only {@code platform.watch} asks, and only after the scoped
 * read found nothing.
 */
@Singleton
public class OwnerLookup {

    /** Start of the comment on each command, by which the tests' guard knows it. */
    static final String COMMENT_PREFIX = "aac:owner:";

    static final String ID = "_id";

    /** Things whose id is unique in the whole installation, called as the audit trail does. */
    public enum Kind {
        ORGANIZATION(StoreCollection.ORGANIZATIONS),
        USER(StoreCollection.USERS),
        INVITATION(StoreCollection.INVITATIONS),
        API_KEY(StoreCollection.API_KEYS),
        PROJECT(StoreCollection.PROJECTS);

        private final StoreCollection collection;

        Kind(StoreCollection collection) {
            this.collection = collection;
        }
    }

    /** What kind of thing an id names, and whose that thing is. */
    public static final class Owner {

        private final Kind kind;
        private final OrganizationScope scope;

        private Owner(Kind kind, OrganizationId organizationId) {
            this.kind = kind;
            this.scope = OrganizationScope.ofNamedOwner(organizationId);
        }

        public Kind kind() {
            return kind;
        }

        /** To record in that the thing was named, and for nothing else. */
        public OrganizationScope scope() {
            return scope;
        }
    }

    private final StoreDatabase database;

    public OwnerLookup(StoreDatabase database) {
        this.database = database;
    }

    /**
     * Asks for every kind, whether or not one was found: one call to the store each.
     *
     * @param id as somebody named it; what cannot be an id is nobody's
     * @throws StoreAway when the store does not answer in time
     */
    public Optional<Owner> of(String id) {
        if (!ObjectId.isValid(id)) {
            return Optional.empty();
        }
        ObjectId named = new ObjectId(id);
        return Arrays.stream(Kind.values()).map(kind -> owner(kind, named)).toList().stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Owner> owner(Kind kind, ObjectId id) {
        String tenantField = kind.collection.tenantField();
        Document ownerOnly = new Document(ID, 0).append(tenantField, 1);
        return StoreCalls.call(
                        () ->
                                Optional.ofNullable(
                                        database.bounded()
                                                .getCollection(kind.collection.collectionName())
                                                .find(new Document(ID, id))
                                                .projection(ownerOnly)
                                                .comment(COMMENT_PREFIX + kind)
                                                .first()))
                .map(found -> found.getObjectId(tenantField))
                .map(owner -> new Owner(kind, new OrganizationId(owner.toHexString())));
    }
}
