package dev.aac.migrations.original;

import com.mongodb.client.MongoCollection;
import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.RefusedException;
import dev.aac.schema.StoreCollection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The organization that the old executions go to, by its slug: the one that has it, or a new one
 * with an admin. Found again by whoever goes on after a death.
 */
final class Owners {

    static final String DEFAULT_SLUG = "default-org";
    static final String ADMIN_EMAIL = "admin@default.local";

    private static final String DEFAULT_NAME = "Default Organization (Migrated)";
    private static final Pattern SLUG = Pattern.compile("(?=.{3,48}$)[a-z0-9]+(?:-+[a-z0-9]+)*");

    /** As the producer has them: an organization with one of these could not be read. */
    private static final Set<String> RESERVED =
            Set.of(
                    "admin",
                    "api",
                    "www",
                    "auth",
                    "login",
                    "signup",
                    "app",
                    "dashboard",
                    "static",
                    "assets",
                    "health",
                    "metrics",
                    "q",
                    "ws",
                    "status",
                    "support",
                    "billing",
                    "docs");

    private final MongoCollection<Document> organizations;
    private final MongoCollection<Document> users;

    Owners(Database database) {
        this.organizations = database.documents(StoreCollection.ORGANIZATIONS);
        this.users = database.documents(StoreCollection.USERS);
    }

    /**
     * @throws RefusedException when no organization could have that slug
     */
    static void requireSlug(String slug) {
        if (!SLUG.matcher(slug).matches() || RESERVED.contains(slug)) {
            throw new RefusedException(
                    "\"%s\" cannot be the organization's slug: lower-case letters, digits and inner hyphens, 3 to 48, and not a reserved word"
                            .formatted(slug));
        }
    }

    Optional<Owner> find(String slug) {
        return organization(slug).flatMap(this::find);
    }

    /** The organization's id, with an admin or without. */
    Optional<ObjectId> organization(String slug) {
        return Optional.ofNullable(organizations.find(new Document("slug", slug)).first())
                .map(organization -> organization.getObjectId("_id"));
    }

    private Optional<Owner> find(ObjectId id) {
        Document admin =
                users.find(new Document("organizationId", id).append("role", "admin"))
                        .sort(new Document("_id", 1))
                        .first();
        return Optional.ofNullable(admin)
                .map(user -> new Owner(id, user.getObjectId("_id").toHexString()));
    }

    /** Makes what is missing of organization and admin. */
    Owner ensure(String slug, AdminPassword password, Consumer<String> say) {
        return find(slug).orElseGet(() -> made(slug, password, say));
    }

    private Owner made(String slug, AdminPassword password, Consumer<String> say) {
        requireSlug(slug);
        if (users.find(new Document("email", ADMIN_EMAIL)).first() != null) {
            throw new RefusedException(
                    "%s is in another organization already: name that one with --organization"
                            .formatted(ADMIN_EMAIL));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<ObjectId> existing = organization(slug);
        ObjectId organization = existing.orElseGet(ObjectId::new);
        if (existing.isEmpty()) {
            organizations.insertOne(organization(organization, slug, now));
            say.accept("made the organization " + slug);
        }
        ObjectId admin = new ObjectId();
        users.insertOne(
                new Document("_id", admin)
                        .append("organizationId", organization)
                        .append("email", ADMIN_EMAIL)
                        .append("passwordHash", password.hash(say))
                        .append("name", "Administrator")
                        .append("role", "admin")
                        .append("status", "active")
                        .append("createdAt", now)
                        .append("updatedAt", now));
        say.accept("made its admin " + ADMIN_EMAIL);
        return new Owner(organization, admin.toHexString());
    }

    private static Document organization(ObjectId id, String slug, Instant now) {
        return new Document("_id", id)
                .append("name", slug.equals(DEFAULT_SLUG) ? DEFAULT_NAME : slug)
                .append("slug", slug)
                .append("plan", "enterprise")
                .append(
                        "limits",
                        new Document("maxProjects", 999)
                                .append("maxTestRuns", 999_999)
                                .append("maxUsers", 999)
                                .append("maxConcurrentRuns", 50))
                .append("createdAt", now)
                .append("updatedAt", now);
    }
}
