package dev.aac.producer.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoClient;
import dev.aac.producer.platform.mail.MailFolder;
import dev.aac.producer.platform.mail.MailServerResource;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a mail server. */
@QuarkusTest
@Tag("serial")
@TestProfile(InvitationMailApiTest.WithMailServer.class)
class InvitationMailApiTest {

    private static final Pattern LINK =
            Pattern.compile("^(https?://\\S+/signup\\?inviteToken=([A-Za-z0-9_-]{43}))$");

    @Inject MongoClient client;
    @Inject StoreDatabase database;

    @Inject
    @ConfigProperty(name = MailServerResource.FOLDER)
    String folder;

    private final String email = UUID.randomUUID() + "@example.org";

    @AfterEach
    void takeLettersAgain() {
        letters().takeAgain();
    }

    @Test
    void invitedPersonGetsTheLinkAndTheAdminDoesNot() throws Exception {
        SignedUp admin = SignedUp.anew();
        rename(admin, "Größe \\\"密码\\\" 🚀 <b>");
        try (LogRecords log = LogRecords.listen()) {
            JsonPath made = Invited.invitation(admin, email, "developer");
            Map<String, Object> data = made.getMap("data");
            assertThat(data)
                    .containsEntry("mail", "sent")
                    .containsEntry("email", email)
                    .doesNotContainKeys("inviteToken", "link");

            MailFolder.Taken taken = letters().takenFor(email).orElseThrow();
            assertThat(taken.to()).isEqualTo(email);
            MimeMessage letter = read(taken);
            assertThat(letter.getSubject()).isEqualTo("Invitation to Größe \"密码\" 🚀 <b>");
            assertThat(letter.getContentType()).startsWith("text/plain");
            String text = (String) letter.getContent();
            assertThat(text).contains("join \"Größe \"密码\" 🚀 <b>\"").contains("as developer");
            String token = token(text);
            assertThat(log.saying(token)).isEmpty();
            Invited.accept(token, email).statusCode(201);
            assertThat(log.saying(token)).isEmpty();
        }
    }

    @Test
    void invitationOutlivesAServerThatRefusesItsLetter() {
        SignedUp admin = SignedUp.anew();
        letters().refuse("not today");

        JsonPath made = Invited.invitation(admin, email, "viewer");

        Map<String, Object> data = made.getMap("data");
        assertThat(data).containsEntry("mail", "failed");
        String token = made.getString("data.inviteToken");
        assertThat(made.getString("data.link")).endsWith("/signup?inviteToken=" + token);
        admin.request()
                .get("/api/invitations?status=pending")
                .then()
                .body("data.size()", equalTo(1));
        Invited.accept(token, email).statusCode(201);
    }

    /** Or else anybody could sign up and have letters sent to everybody. */
    @Test
    void organizationHasANumberOfLettersADay() {
        SignedUp admin = SignedUp.anew();
        for (int letters = 0; letters < 15; letters++) {
            JsonPath made = Invited.invitation(admin, letters + email, "viewer");
            assertThat(made.getString("data.mail")).isEqualTo("sent");
            revoke(admin, made);
        }
        JsonPath beyond = Invited.invitation(admin, email, "viewer");
        assertThat(beyond.getString("data.mail")).isEqualTo("failed");
        assertThat(beyond.getString("data.link")).isNotEmpty();
        assertThat(letters().takenFor(email)).isEmpty();
        revoke(admin, beyond);

        limitUsers(admin, 4);
        assertThat(Invited.invitation(admin, email, "viewer").getString("data.mail"))
                .as("a larger plan has more")
                .isEqualTo("sent");
    }

    private MailFolder letters() {
        return new MailFolder(Path.of(folder));
    }

    private static void revoke(SignedUp admin, JsonPath invitation) {
        admin.request()
                .delete("/api/invitations/" + invitation.getString("data.id"))
                .then()
                .statusCode(200);
    }

    private static void rename(SignedUp admin, String name) {
        admin.request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .patch("/api/organization")
                .then()
                .statusCode(200);
    }

    private void limitUsers(SignedUp admin, int users) {
        client.getDatabase(database.resolve())
                .getCollection("organizations")
                .updateOne(
                        new Document("_id", new ObjectId(admin.organizationId())),
                        new Document("$set", new Document("limits.maxUsers", users)));
    }

    private static String token(String text) {
        return text.lines()
                .map(LINK::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(2))
                .findFirst()
                .orElseThrow();
    }

    private static MimeMessage read(MailFolder.Taken taken) throws Exception {
        byte[] source = taken.source().getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(source));
    }

    /** The producer as its operator has told it of a mail server. */
    public static final class WithMailServer implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(MailServerResource.class));
        }
    }
}
