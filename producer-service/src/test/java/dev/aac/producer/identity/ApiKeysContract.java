package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} must show, also beside the keys of others. */
public abstract class ApiKeysContract {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final OrganizationScope acme = scope();
    private final OrganizationScope globex = scope();
    private final UserId ada = new UserId(randomId());
    private final UserId bob = new UserId(randomId());

    protected abstract ApiKeys keys();

    @Test
    void keyIsFoundByItsHashAsItWasStored() {
        ApiKeySecret secret = ApiKeySecret.random();
        ApiKey key = made(acme, ada, secret, now.plusSeconds(60));
        assertThat(keys().findByHash(secret.hash()))
                .contains(new ApiKeys.Found(acme.organizationId(), key));
        assertThat(keys().findByHash(secret.text())).isEmpty();
        assertThat(keys().findByHash(ApiKeySecret.random().hash())).isEmpty();
    }

    @Test
    void organizationsKeysAreListedTheLatestFirst() {
        ApiKey first = made(acme, ada, ApiKeySecret.random(), null);
        ApiKey second = made(acme, bob, ApiKeySecret.random(), now.plusSeconds(60));
        made(globex, ada, ApiKeySecret.random(), null);
        assertThat(keys().list(acme, null)).containsExactly(second, first);
        assertThat(keys().list(acme, ada)).containsExactly(first);
        assertThat(keys().list(acme, new UserId(randomId()))).isEmpty();
    }

    @Test
    void revokedKeyIsGone() {
        ApiKeySecret secret = ApiKeySecret.random();
        ApiKey key = made(acme, ada, secret, null);
        assertThat(keys().revoke(acme, ada, key.id())).contains(key);
        assertThat(keys().revoke(acme, ada, key.id())).isEmpty();
        assertThat(keys().findByHash(secret.hash())).isEmpty();
        assertThat(keys().list(acme, null)).isEmpty();
    }

    @Test
    void othersKeysAreNotRevoked() {
        ApiKey key = made(acme, ada, ApiKeySecret.random(), null);
        assertThat(keys().revoke(acme, bob, key.id())).isEmpty();
        assertThat(keys().revoke(globex, ada, key.id())).isEmpty();
        assertThat(keys().revoke(globex, null, key.id())).isEmpty();
        assertThat(keys().list(acme, null)).containsExactly(key);
        assertThat(keys().revoke(acme, null, key.id())).contains(key);
    }

    @Test
    void useIsNotedOnceByWhoKnewTheLastOne() {
        ApiKeySecret secret = ApiKeySecret.random();
        ApiKeyId id = made(acme, ada, secret, null).id();
        Instant later = now.plusSeconds(60);
        keys().recordUse(acme, id, null, now);
        keys().recordUse(acme, id, null, later);
        assertThat(lastUse(secret)).isEqualTo(now);
        keys().recordUse(acme, id, now, later);
        assertThat(lastUse(secret)).isEqualTo(later);
        keys().recordUse(globex, id, later, now);
        assertThat(lastUse(secret)).isEqualTo(later);
    }

    private @Nullable Instant lastUse(ApiKeySecret secret) {
        return keys().findByHash(secret.hash()).orElseThrow().key().lastUsedAt();
    }

    private ApiKey made(
            OrganizationScope scope, UserId maker, ApiKeySecret secret, @Nullable Instant end) {
        ApiKey key =
                new ApiKey(
                        keys().newId(),
                        "Nightly",
                        secret.beginning(),
                        Role.DEVELOPER,
                        maker,
                        now,
                        end,
                        null);
        keys().insert(scope, key, secret.hash());
        return key;
    }

    private static OrganizationScope scope() {
        return OrganizationScope.ofNewOrganization(new OrganizationId(randomId()));
    }

    private static String randomId() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
