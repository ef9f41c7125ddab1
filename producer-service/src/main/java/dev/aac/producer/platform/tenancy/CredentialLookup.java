package dev.aac.producer.platform.tenancy;

import dev.aac.schema.StoreCollection;
import java.util.Optional;
import org.bson.Document;

/**
 * The few look-ups that must come before a scope exists, each by one credential that is unique in
 * the whole installation. There is no other look-up without a scope.
 */
public final class CredentialLookup {

    /** Start of the comment on each command, by which the tests' guard knows it. */
    static final String COMMENT_PREFIX = "aac:credential:";

    /** What may be looked up: always by equality, always at most one document. */
    public enum Credential {
        USER_EMAIL(StoreCollection.USERS, "email"),
        /** What an identity provider calls a person that it has just confirmed. */
        USER_IDENTITY(StoreCollection.USERS, "identities"),
        ORGANIZATION_SLUG(StoreCollection.ORGANIZATIONS, "slug"),
        /** The hash of the key that the refresh tokens of one session share. */
        SESSION_FAMILY(StoreCollection.SESSIONS, "familyHash"),

        /** The hash of the token that an invited person was given. */
        INVITATION_TOKEN(StoreCollection.INVITATIONS, "tokenHash"),
        API_KEY(StoreCollection.API_KEYS, "hash");

        private final StoreCollection collection;
        private final String field;

        Credential(StoreCollection collection, String field) {
            this.collection = collection;
            this.field = field;
        }
    }

    private CredentialLookup() {}

    /**
     * @throws StoreAway when the store does not answer in time
     */
    public static <D extends TenantDocument> Optional<D> find(
            TenantCollection<D> in, Credential credential, String value) {
        if (in.kind() != credential.collection) {
            throw new IllegalArgumentException(credential + " is not in " + in.kind());
        }
        Document filter = new Document(credential.field, value);
        return StoreCalls.call(
                () ->
                        Optional.ofNullable(
                                in.unscoped()
                                        .find(filter)
                                        .comment(COMMENT_PREFIX + credential)
                                        .first()));
    }
}
