package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.project.web.ProjectClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("serial")
class OwnerLookupTest {

    @Inject OwnerLookup owners;

    @Test
    void everyKindOfThingIsFoundWithItsOwner() {
        SignedUp admin = SignedUp.anew();
        String invitation =
                Invited.invitation(admin, new ObjectId() + "@example.org", "viewer")
                        .getString("data.id");
        String key =
                admin.request()
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "key", "role", "viewer"))
                        .post("/api/auth/api-keys")
                        .jsonPath()
                        .getString("data.id");
        String project = ProjectClient.created(admin, Map.of("name", "Shop"));
        assertOwner(admin, OwnerLookup.Kind.ORGANIZATION, admin.organizationId());
        assertOwner(admin, OwnerLookup.Kind.USER, admin.userId());
        assertOwner(admin, OwnerLookup.Kind.INVITATION, invitation);
        assertOwner(admin, OwnerLookup.Kind.API_KEY, key);
        assertOwner(admin, OwnerLookup.Kind.PROJECT, project);
        assertThat(OwnerLookup.Kind.values()).as("a kind is not looked for here").hasSize(5);
    }

    private void assertOwner(SignedUp admin, OwnerLookup.Kind kind, String id) {
        OwnerLookup.Owner owner = owners.of(id).orElseThrow();
        assertThat(owner.kind()).isEqualTo(kind);
        assertThat(owner.scope().organizationId().value()).isEqualTo(admin.organizationId());
    }

    @Test
    void foreignAndMissingIdsCostTheSame() {
        SignedUp admin = SignedUp.anew();
        List<String> missing = lookUps(new ObjectId().toHexString());
        assertThat(missing).hasSameSizeAs(OwnerLookup.Kind.values());
        assertThat(lookUps(admin.userId())).isEqualTo(missing);
        assertThat(lookUps(admin.organizationId())).isEqualTo(missing);
    }

    private List<String> lookUps(String id) {
        CommentedCommands.taken();
        assertThat(owners.of(id)).isNotNull();
        return CommentedCommands.taken();
    }

    @Test
    void whatNobodyHasIsNobodys() {
        assertThat(owners.of(new ObjectId().toHexString())).isEmpty();
        assertThat(owners.of("nothing")).isEmpty();
        assertThat(owners.of("")).isEmpty();
    }
}
