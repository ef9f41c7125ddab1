package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.schema.StoreCollection;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one look-up by a bare id, without the producer around it. */
class NamedOwnersTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final List<String> ALL_LOOK_UPS =
            Stream.of(OwnerLookup.Kind.values())
                    .map(kind -> OwnerLookup.COMMENT_PREFIX + kind)
                    .toList();

    private final OwnerLookup owners = new OwnerLookup(STORE.storeDatabase());
    private final ObjectId id = new ObjectId();

    @BeforeEach
    void forgetEarlierCommands() {
        CommentedCommands.taken();
    }

    @ParameterizedTest
    @EnumSource
    void thingIsFoundWithItsOwnerForTheSameLookUpsAsNothing(OwnerLookup.Kind kind) {
        StoreCollection collection = collection(kind);
        ObjectId organization = collection == StoreCollection.ORGANIZATIONS ? id : new ObjectId();
        STORE.raw(collection)
                .insertOne(
                        unique(new Document("_id", id))
                                .append(collection.tenantField(), organization));
        assertThat(owners.of(id.toHexString()))
                .hasValueSatisfying(
                        owner -> {
                            assertThat(owner.kind()).isEqualTo(kind);
                            assertThat(owner.scope().organizationId().value())
                                    .isEqualTo(organization.toHexString());
                        });
        assertThat(CommentedCommands.taken()).isEqualTo(ALL_LOOK_UPS);
    }

    @Test
    void whatNobodyHasIsLookedForEverywhere() {
        assertThat(owners.of(id.toHexString())).isEmpty();
        assertThat(CommentedCommands.taken()).isEqualTo(ALL_LOOK_UPS);
    }

    @Test
    void thingWithoutAnOrganizationIsNobodys() {
        STORE.raw(StoreCollection.PROJECTS).insertOne(unique(new Document("_id", id)));
        assertThat(owners.of(id.toHexString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "0123456789abcdef0123456", "0123456789abcdef01234567a"})
    void whatCannotBeAnIdIsNotLookedFor(String text) {
        assertThat(owners.of(text)).isEmpty();
        assertThat(CommentedCommands.taken()).isEmpty();
    }

    /** Fields by which no two documents of a test are alike. */
    private static Document unique(Document document) {
        String any = new ObjectId().toHexString();
        for (String field : List.of("slug", "email", "tokenHash", "openKey", "hash", "place")) {
            document.append(field, any);
        }
        return document;
    }

    private static StoreCollection collection(OwnerLookup.Kind kind) {
        return switch (kind) {
            case ORGANIZATION -> StoreCollection.ORGANIZATIONS;
            case USER -> StoreCollection.USERS;
            case INVITATION -> StoreCollection.INVITATIONS;
            case API_KEY -> StoreCollection.API_KEYS;
            case PROJECT -> StoreCollection.PROJECTS;
        };
    }
}
