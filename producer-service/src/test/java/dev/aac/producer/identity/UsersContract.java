package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Users} must show, also beside the users of others. */
public abstract class UsersContract {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    private static final PasswordHash OTHER_HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK");
    private static final int RACERS = 10;

    private final OrganizationScope acme = scope();
    private final OrganizationScope globex = scope();

    protected abstract Users users();

    private static OrganizationScope scope() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return OrganizationScope.ofNewOrganization(
                new OrganizationId(HexFormat.of().formatHex(bytes)));
    }

    @Test
    void userIsFoundByItsIdentity() {
        ExternalIdentity identity = identity(ProviderName.GOOGLE);
        User ada = somebody(acme);
        assertThat(users().findByIdentity(identity)).isEmpty();

        assertThat(users().insert(acme, ada, identity)).isTrue();

        assertThat(users().findByIdentity(identity)).contains(ada);
        assertThat(
                        users().findByIdentity(
                                        new ExternalIdentity(
                                                ProviderName.GITHUB, identity.subject())))
                .isEmpty();
        assertThat(users().findByEmail(ada.email()))
                .hasValueSatisfying(found -> assertThat(found.hash()).isNull());
    }

    @Test
    void identityHasOneUserInAllOrganizations() {
        ExternalIdentity identity = identity(ProviderName.GOOGLE);
        users().insert(acme, somebody(acme), identity);

        assertThat(users().insert(globex, somebody(globex), identity)).isFalse();

        User bob = somebody(globex);
        users().insert(globex, bob, HASH);
        assertThat(users().link(globex, bob.id(), identity)).isFalse();
    }

    @Test
    void linkedIdentityFindsTheUserAndLeavesItsPassword() {
        User ada = somebody(acme);
        users().insert(acme, ada, HASH);
        ExternalIdentity google = identity(ProviderName.GOOGLE);
        ExternalIdentity github = identity(ProviderName.GITHUB);

        assertThat(users().link(acme, ada.id(), google)).isTrue();
        assertThat(users().link(acme, ada.id(), github)).isTrue();
        assertThat(users().link(acme, ada.id(), google)).isTrue();

        assertThat(users().findByIdentity(google)).contains(ada);
        assertThat(users().findByIdentity(github)).contains(ada);
        assertThat(users().findByEmail(ada.email()))
                .hasValueSatisfying(found -> assertThat(found.hash()).isEqualTo(HASH));
    }

    @Test
    void nobodyElsesUserIsLinked() {
        User ada = somebody(acme);
        users().insert(acme, ada, HASH);
        ExternalIdentity identity = identity(ProviderName.GITHUB);

        assertThat(users().link(globex, ada.id(), identity)).isFalse();
        assertThat(users().link(acme, users().newId(), identity)).isFalse();
        assertThat(users().findByIdentity(identity)).isEmpty();
    }

    @Test
    void ofTooManyIdentitiesTheFirstIsForgotten() {
        User ada = somebody(acme);
        List<ExternalIdentity> all = new ArrayList<>();
        all.add(identity(ProviderName.GOOGLE));
        users().insert(acme, ada, all.getFirst());
        while (all.size() <= Users.IDENTITIES_MAX) {
            all.add(identity(ProviderName.GITHUB));
            assertThat(users().link(acme, ada.id(), all.getLast())).isTrue();
        }
        assertThat(users().findByIdentity(all.getFirst())).isEmpty();
        assertThat(users().findByIdentity(all.get(1))).contains(ada);
        assertThat(users().findByIdentity(all.getLast())).contains(ada);
    }

    @Test
    void ofManyWhoComeAtOnceWithOneIdentityOneIsMade() throws Exception {
        ExternalIdentity identity = identity(ProviderName.MICROSOFT);
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            User user = somebody(acme);
            racers.add(() -> users().insert(acme, user, identity));
        }
        int made = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> result : threads.invokeAll(racers)) {
                made += result.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
    }

    @Test
    void userIsThereForItsOrganizationOnly() {
        assertThat(users().anyIn(acme)).isFalse();
        User ada = inserted(acme);
        assertThat(users().find(acme, ada.id())).contains(ada);
        assertThat(users().find(globex, ada.id())).isEmpty();
        assertThat(users().anyIn(acme)).isTrue();
        assertThat(users().anyIn(globex)).isFalse();
    }

    @Test
    void takenEmailIsRefusedInEveryOrganization() {
        User ada = inserted(acme);
        for (OrganizationScope scope : List.of(acme, globex)) {
            assertThat(users().insert(scope, user(scope, ada.email(), UserStatus.ACTIVE), HASH))
                    .isFalse();
        }
    }

    @Test
    void rolesAreThoseOfTheOrganizationsActiveUsers() {
        User ada = inserted(acme);
        User bob = inserted(acme);
        User suspended = user(acme, anyEmail(), UserStatus.SUSPENDED);
        users().insert(acme, suspended, HASH);
        User stranger = inserted(globex);
        assertThat(
                        users().activeRoles(
                                        acme,
                                        List.of(
                                                ada.id(),
                                                bob.id(),
                                                suspended.id(),
                                                stranger.id(),
                                                users().newId())))
                .isEqualTo(Map.of(ada.id(), Role.VIEWER, bob.id(), Role.VIEWER));
        assertThat(users().activeRoles(acme, List.of(ada.id())))
                .isEqualTo(Map.of(ada.id(), Role.VIEWER));
        assertThat(users().activeRoles(acme, List.of(stranger.id()))).isEmpty();
        assertThat(users().activeRoles(acme, List.of(suspended.id()))).isEmpty();
        assertThat(users().activeRoles(acme, List.of())).isEmpty();
    }

    @Test
    void changesReachTheOrganizationsOwnUserOnly() {
        User ada = inserted(acme);
        Instant later = Instant.EPOCH.plusSeconds(60);
        assertThat(users().rename(globex, ada.id(), "Mallory", later)).isFalse();
        users().recordLogin(globex, ada.id(), later);
        users().rememberNetwork(globex, ada.id(), "192.0.2.1");
        assertThat(users().replaceHash(globex, ada.id(), HASH, OTHER_HASH)).isFalse();
        assertThat(users().find(acme, ada.id())).contains(ada);
        assertThat(credentials(ada)).isEqualTo(new Users.Credentials(ada, HASH, Set.of()));

        assertThat(users().rename(acme, ada.id(), "Grace", later)).isTrue();
        users().recordLogin(acme, ada.id(), later);
        users().rememberNetwork(acme, ada.id(), "192.0.2.1");
        User changed = users().find(acme, ada.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("Grace");
        assertThat(changed.lastLoginAt()).isEqualTo(later);
        assertThat(credentials(ada).networks()).containsExactly("192.0.2.1");
        assertThat(users().rename(acme, users().newId(), "Nobody", later)).isFalse();
    }

    @Test
    void hashIsReplacedWhenItIsTheExpectedOne() {
        User ada = inserted(acme);
        assertThat(users().replaceHash(acme, ada.id(), OTHER_HASH, HASH)).isFalse();
        assertThat(credentials(ada).hash()).isEqualTo(HASH);
        assertThat(users().replaceHash(acme, ada.id(), HASH, OTHER_HASH)).isTrue();
        assertThat(credentials(ada).hash()).isEqualTo(OTHER_HASH);
    }

    @Test
    void networkIsRememberedOnce() {
        User ada = inserted(acme);
        for (String network : List.of("192.0.2.1", "192.0.2.2", "192.0.2.1")) {
            users().rememberNetwork(acme, ada.id(), network);
        }
        assertThat(credentials(ada).networks()).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
    }

    private Users.Credentials credentials(User user) {
        return users().findByEmail(user.email()).orElseThrow();
    }

    private User inserted(OrganizationScope scope) {
        User user = somebody(scope);
        assertThat(users().insert(scope, user, HASH)).isTrue();
        return user;
    }

    private static ExternalIdentity identity(ProviderName provider) {
        return new ExternalIdentity(provider, UUID.randomUUID().toString());
    }

    private User somebody(OrganizationScope scope) {
        return user(scope, anyEmail(), UserStatus.ACTIVE);
    }

    private static Email anyEmail() {
        return new Email(UUID.randomUUID() + "@example.org");
    }

    private User user(OrganizationScope scope, Email email, UserStatus status) {
        return new User(
                users().newId(),
                scope.organizationId(),
                email,
                "Somebody",
                Role.VIEWER,
                status,
                null,
                Instant.EPOCH);
    }
}
