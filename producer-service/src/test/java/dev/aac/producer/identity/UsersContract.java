package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Users} must show of identities, also beside the users of others. */
public abstract class UsersContract {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
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

    private static ExternalIdentity identity(ProviderName provider) {
        return new ExternalIdentity(provider, UUID.randomUUID().toString());
    }

    private User somebody(OrganizationScope scope) {
        return new User(
                users().newId(),
                scope.organizationId(),
                new Email(UUID.randomUUID() + "@example.org"),
                "Somebody",
                Role.VIEWER,
                UserStatus.ACTIVE,
                null,
                Instant.EPOCH);
    }
}
