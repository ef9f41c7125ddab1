package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Members.Expected;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Members} must show, also beside the members of others. */
public abstract class MembersContract {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    private static final Standing ADMIN = Standing.ACTIVE_ADMIN;
    private static final Standing VIEWER = new Standing(Role.VIEWER, UserStatus.ACTIVE);
    private static final Standing SUSPENDED = new Standing(Role.ADMIN, UserStatus.SUSPENDED);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant later = now.plus(Duration.ofHours(1));
    private final OrganizationScope acme = scope();
    private final OrganizationScope globex = scope();

    protected abstract Users users();

    protected abstract Members members();

    private static OrganizationScope scope() {
        return OrganizationScope.ofNewOrganization(new OrganizationId(randomId()));
    }

    private static String randomId() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void memberIsFoundInItsOwnOrganizationOnly() {
        User ada = joined(acme, ADMIN);
        assertThat(members().find(acme, ada.id())).contains(new Member(ada, now));
        assertThat(members().find(globex, ada.id())).isEmpty();
    }

    @Test
    void pageShowsWhoJoinedFirstFirst() {
        User first = joined(acme, ADMIN);
        User second = joined(acme, SUSPENDED);
        User third = joined(acme, VIEWER);
        joined(globex, ADMIN);

        List<Member> page = members().page(acme, null, 2);
        assertThat(page).extracting(Member::user).containsExactly(first, second);
        assertThat(members().page(acme, second.id(), 2))
                .extracting(Member::user)
                .containsExactly(third);
        assertThat(members().count(acme)).isEqualTo(3);
    }

    @Test
    void anotherAdminIsAnActiveOne() {
        User ada = joined(acme, ADMIN);
        joined(acme, VIEWER);
        joined(acme, SUSPENDED);
        joined(globex, ADMIN);
        assertThat(members().anotherAdmin(acme, ada.id())).isEmpty();

        User bob = joined(acme, ADMIN);
        assertThat(members().anotherAdmin(acme, ada.id())).contains(bob.id());
    }

    @Test
    void changeHappensToTheMemberAsExpected() {
        User ada = joined(acme, ADMIN);
        assertThat(members().change(acme, expected(ada, VIEWER, 0), VIEWER, later)).isFalse();
        assertThat(members().change(acme, expected(ada, SUSPENDED, 0), VIEWER, later)).isFalse();
        assertThat(members().change(globex, expected(ada, ADMIN, 0), VIEWER, later)).isFalse();
        assertThat(members().find(acme, ada.id())).contains(new Member(ada, now));

        assertThat(members().change(acme, expected(ada, ADMIN, 0), VIEWER, later)).isTrue();

        Member changed = members().find(acme, ada.id()).orElseThrow();
        assertThat(changed.standing()).isEqualTo(VIEWER);
        assertThat(changed.updatedAt()).isEqualTo(later);
        assertThat(changed.user().email()).isEqualTo(ada.email());
    }

    @Test
    void adminWhoWasKeptInALaterTurnIsNotChangedInAnEarlierOne() {
        User ada = joined(acme, ADMIN);
        assertThat(members().keepAdmin(acme, ada.id(), 7)).isTrue();
        assertThat(members().keepAdmin(acme, ada.id(), 3)).as("later, by a slow one").isTrue();

        assertThat(members().change(acme, expected(ada, ADMIN, 6), VIEWER, later)).isFalse();
        assertThat(members().remove(acme, expected(ada, ADMIN, 6))).isFalse();

        assertThat(members().change(acme, expected(ada, ADMIN, 7), SUSPENDED, later)).isTrue();
        assertThat(members().change(acme, expected(ada, SUSPENDED, 8), ADMIN, later)).isTrue();
        assertThat(members().change(acme, expected(ada, ADMIN, Expected.ANY_TURN), VIEWER, later))
                .isTrue();
    }

    @Test
    void onlyAnActiveAdminOfTheOrganizationIsKept() {
        User ada = joined(acme, ADMIN);
        assertThat(members().keepAdmin(globex, ada.id(), 1)).isFalse();
        assertThat(members().keepAdmin(acme, joined(acme, SUSPENDED).id(), 1)).isFalse();
        assertThat(members().keepAdmin(acme, joined(acme, VIEWER).id(), 1)).isFalse();
        assertThat(members().remove(acme, expected(ada, ADMIN, 0))).isTrue();
        assertThat(members().keepAdmin(acme, ada.id(), 1)).isFalse();
    }

    @Test
    void removedMemberIsGoneAndItsEmailFree() {
        User ada = joined(acme, ADMIN);
        assertThat(members().remove(globex, expected(ada, ADMIN, 0))).isFalse();
        assertThat(members().remove(acme, expected(ada, VIEWER, 0))).isFalse();

        assertThat(members().remove(acme, expected(ada, ADMIN, 0))).isTrue();

        assertThat(members().find(acme, ada.id())).isEmpty();
        assertThat(users().findByEmail(ada.email())).isEmpty();
        assertThat(members().remove(acme, expected(ada, ADMIN, 0))).as("again").isFalse();
    }

    private static Expected expected(User user, Standing standing, long turn) {
        return new Expected(user.id(), standing, turn);
    }

    private User joined(OrganizationScope scope, Standing standing) {
        User user =
                new User(
                        users().newId(),
                        scope.organizationId(),
                        new Email(randomId() + "@example.org"),
                        "Somebody",
                        standing.role(),
                        standing.status(),
                        null,
                        now);
        assertThat(users().insert(scope, user, HASH)).isTrue();
        return user;
    }
}
