package dev.aac.producer.identity.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.Member;
import dev.aac.producer.identity.PasswordHash;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.SignInMeans;
import dev.aac.producer.identity.User;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.identity.UserStatus;
import dev.aac.producer.identity.Users;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A user as stored.
 *
 * @param passwordHash null for who comes in by a provider only
 * @param identities keys of those by which it comes in; null when there are none
 * @param signInNetworks null before the first sign-in that was noted
 * @param seatKey which of the plan's seats it has; null when none was given yet
 * @param keptAdminAt in which turn it was kept as an admin last; null when never
 */
@MongoEntity(collection = "users")
public record UserDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String email,
        @Nullable String passwordHash,
        @Nullable List<String> identities,
        String name,
        String role,
        String status,
        @Nullable Instant lastLoginAt,
        @Nullable List<String> signInNetworks,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String seatKey,
        @Nullable Long keptAdminAt)
        implements TenantDocument {

    static UserDocument of(User user, SignInMeans means, @Nullable String seatKey) {
        return new UserDocument(
                new ObjectId(user.id().value()),
                new ObjectId(user.organizationId().value()),
                user.email().value(),
                means instanceof PasswordHash hash ? hash.value() : null,
                means instanceof ExternalIdentity identity ? List.of(identity.key()) : null,
                user.name(),
                user.role().apiName(),
                user.status().apiName(),
                user.lastLoginAt(),
                null,
                user.createdAt(),
                user.createdAt(),
                seatKey,
                null);
    }

    /** False for what somebody wrote by hand and wrongly: such a user does not exist for us. */
    boolean isReadable() {
        return Role.named(role).isPresent() && UserStatus.named(status).isPresent();
    }

    User toUser() {
        return new User(
                new UserId(id.toHexString()),
                new OrganizationId(organizationId.toHexString()),
                new Email(email),
                name,
                Role.named(role).orElseThrow(),
                UserStatus.named(status).orElseThrow(),
                lastLoginAt,
                createdAt);
    }

    Member toMember() {
        return new Member(toUser(), updatedAt);
    }

    Users.Credentials toCredentials() {
        return new Users.Credentials(
                toUser(),
                passwordHash == null ? null : new PasswordHash(passwordHash),
                signInNetworks == null ? Set.of() : Set.copyOf(signInNetworks));
    }

    /** The hash stays out of logs. */
    @Override
    public String toString() {
        return "UserDocument[" + id + "]";
    }
}
