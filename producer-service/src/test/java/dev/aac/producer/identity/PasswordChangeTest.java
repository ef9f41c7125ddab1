package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordChangeTest {

    private static final String PRESENT = "U*U";
    private static final String NEXT = "Correct-Horse-9";

    private final SessionWorld world = new SessionWorld();
    private final SessionWorld.Replica replica = world.replica();
    private final PasswordHashing hashing = new PasswordHashing("4");
    private final Principal ada = replica.principal(replica.open());

    @AfterEach
    void stop() {
        hashing.close();
    }

    @Test
    void onlySessionGoesOnAndNoneIsSaidToHaveEnded() {
        change(world.users, ada);
        assertThat(hashing.matches(NEXT, hash())).isTrue();
        assertThat(world.trail.types())
                .containsExactly("AuthSessionCreated", "UserPasswordChanged");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void otherSessionsEndForThatReason() {
        replica.open();
        change(world.users, ada);
        assertThat(world.trail.types()).endsWith("UserPasswordChanged", "RefreshTokenRevoked");
        assertThat(world.trail.events().getLast().data())
                .containsEntry("reason", "PASSWORD_CHANGED");
        assertThat(replica.counted("aac.sessions.ended", "reason", "PASSWORD_CHANGED"))
                .isEqualTo(1);
    }

    @Test
    void passwordThatSomebodyChangesMeanwhileIsNotWrittenOver() {
        PasswordHash other = hashing.hash("Battery-Staple-7");
        Users changing =
                Meanwhile.before(
                        "replaceHash",
                        Users.class,
                        world.users,
                        () -> world.users.replaceHash(world.acme, ada.userId(), hash(), other));
        assertRefused(changing, ada, FixedProblem.INVALID_CREDENTIALS);
        assertThat(hash()).isEqualTo(other);
        assertThat(world.trail.types()).doesNotContain("UserPasswordChanged");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    /** Somebody was removed, and another one has signed up with the e-mail since. */
    @Test
    void passwordOfWhoHasTheEmailNowIsNotChanged() {
        PasswordHash before = hash();
        Principal removed =
                new Principal(
                        world.acme,
                        new UserId("2123456789abcdef01234567"),
                        ada.proof(),
                        Role.DEVELOPER,
                        ada.expiresAt());
        assertRefused(world.users, removed, FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND);
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void accountWithoutAPasswordGetsNoneThisWay() {
        world.users.remove(ada.userId());
        world.users.insert(
                world.acme,
                world.ada,
                new ExternalIdentity(ProviderName.GITHUB, UUID.randomUUID().toString()));
        assertRefused(world.users, ada, FixedProblem.INVALID_CREDENTIALS);
        assertThat(world.users.findByEmail(world.ada.email()))
                .hasValueSatisfying(known -> assertThat(known.hash()).isNull());
    }

    private void assertRefused(Users users, Principal principal, FixedProblem problem) {
        assertThatThrownBy(() -> change(users, principal))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private void change(Users users, Principal principal) {
        new PasswordChange(users, hashing, replica.signOut, world.trail)
                .change(principal, PRESENT, NEXT);
    }

    private PasswordHash hash() {
        @Nullable PasswordHash hash =
                world.users.findByEmail(world.ada.email()).orElseThrow().hash();
        if (hash == null) {
            throw new AssertionError("there is no password");
        }
        return hash;
    }
}
