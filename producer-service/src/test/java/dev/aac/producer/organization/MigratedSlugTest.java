package dev.aac.producer.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import dev.aac.migrations.original.AdminPassword;
import dev.aac.migrations.original.SingleTenantMigration;
import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.RefusedException;
import dev.aac.producer.platform.limits.SlugForm;
import dev.aac.producer.platform.testing.PlainStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The migrations have the slug's rules once more: both must say the same. */
class MigratedSlugTest {

    private static final AdminPassword PASSWORD = new AdminPassword(null, 4);

    @Test
    void migrationsRefuseTheSlugsThatTheProducerRefuses() {
        List<String> refused =
                new ArrayList<>(
                        List.of(
                                "x".repeat(SlugForm.LENGTH_MIN - 1),
                                "x".repeat(SlugForm.LENGTH_MAX + 1),
                                "-abc",
                                "abc-",
                                "Abc",
                                "a_b",
                                "äbc"));
        refused.addAll(Slug.RESERVED);

        assertThat(refused).allSatisfy(MigratedSlugTest::assertRefused);
    }

    @Test
    void migrationsTakeTheSlugsThatTheProducerTakes() {
        List<String> taken =
                List.of(
                        "x".repeat(SlugForm.LENGTH_MIN),
                        "x".repeat(SlugForm.LENGTH_MAX),
                        "a-b--c9");

        assertThat(taken).allMatch(Slug::isValid);
        assertThat(taken).allSatisfy(MigratedSlugTest::forecast);
    }

    private static void assertRefused(String slug) {
        assertThat(Slug.isValid(slug)).isFalse();
        assertThatThrownBy(() -> forecast(slug)).isInstanceOf(RefusedException.class);
    }

    /** Looks at the slug, and writes nothing. */
    private static void forecast(String slug) {
        ConnectionString address =
                new ConnectionString(PlainStore.uri() + "/test-" + UUID.randomUUID());
        try (Database database = Database.at(address)) {
            new SingleTenantMigration(slug, PASSWORD).forecast(database, _ -> {});
        }
    }
}
