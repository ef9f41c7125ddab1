package dev.aac.producer.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.encryption.EncryptionKeys;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A key is changed: what the old one sealed is sealed with the new one, and the old one goes. */
class SecretResealingTest {

    private static final Clock CLOCK = Clock.fixed(ProjectSamples.NOW, ZoneOffset.UTC);

    private final OrganizationScope acme = ProjectSamples.organization();
    private final OrganizationScope globex = ProjectSamples.organization();
    private final InMemoryProjects projects = new InMemoryProjects();
    private final String old = EncryptionKeys.hex();
    private final String fresh = EncryptionKeys.hex();
    private final SecretVault before = new SecretVault(EncryptionKeys.of(old), CLOCK);
    private final Encryption rotated = EncryptionKeys.of(fresh, old);
    private final SecretVault during = new SecretVault(rotated, CLOCK);
    private final SecretVault after = new SecretVault(EncryptionKeys.of(fresh), CLOCK);
    private final SecretResealing resealing = new SecretResealing(projects, during, rotated);

    @Test
    void everySecretOfEveryOrganizationIsSealedAnewOnce() {
        ProjectId one = project(acme, "one", before, Map.of("A", "hunter22", "B", "xyz"));
        ProjectId two = project(globex, "two", before, Map.of("A", "other"));
        ProjectId three = project(acme, "three", during, Map.of("A", "new"));
        Project untouched = projects.find(acme, three).orElseThrow();

        assertThat(reseal()).isEqualTo(new SecretResealing.Round(2, 0));

        assertThat(read(after, acme, one)).isEqualTo(Map.of("A", "hunter22", "B", "xyz"));
        assertThat(read(after, globex, two)).isEqualTo(Map.of("A", "other"));
        assertThat(projects.find(acme, three)).contains(untouched);
        Project changed = projects.find(acme, one).orElseThrow();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.updatedAt()).isEqualTo(ProjectSamples.NOW);
        assertThat(reseal()).isEqualTo(new SecretResealing.Round(0, 0));
    }

    @Test
    void secretThatNoKeyReadsIsLeftAndDoesNotKeepTheOthers() {
        ProjectId one = project(acme, "one", before, Map.of("A", "hunter22"));
        Project readable = projects.find(acme, one).orElseThrow();
        ProjectSecrets lost =
                ProjectSamples.sealed(ProjectSamples.vault(), acme, one, Map.of("L", "lost"));
        projects.replace(
                acme,
                readable.with(
                                readable.settings(),
                                readable.secrets().with(Map.copyOf(lost.byName())))
                        .next(ProjectSamples.NOW));
        ProjectId two = project(acme, "two", before, Map.of("A", "other"));

        assertThat(reseal()).isEqualTo(new SecretResealing.Round(1, 1));

        Project mixed = projects.find(acme, one).orElseThrow();
        assertThat(after.open(mixed, "A", secret(mixed, "A"))).contains("hunter22");
        assertThat(secret(mixed, "L")).isEqualTo(lost.byName().get("L"));
        assertThat(read(after, acme, two)).isEqualTo(Map.of("A", "other"));
        assertThat(reseal()).isEqualTo(new SecretResealing.Round(0, 1));
    }

    private SecretResealing.Round reseal() {
        return resealing.reseal(rotated.currentKeyId().orElseThrow());
    }

    private ProjectId project(
            OrganizationScope scope, String slug, SecretVault vault, Map<String, String> secrets) {
        ProjectId id = projects.newId();
        Project project =
                ProjectSamples.project(
                        scope,
                        id,
                        ProjectSamples.plain(slug),
                        ProjectSamples.sealed(vault, scope, id, secrets));
        int place = projects.count(scope) + 1;
        assertThat(projects.admit(scope, project, place)).isEqualTo(Projects.Admission.ADMITTED);
        return id;
    }

    private Map<String, String> read(SecretVault vault, OrganizationScope scope, ProjectId id) {
        SecretReading.Result read = new SecretReading(projects, vault).read(scope, id);
        return ((SecretReading.Result.Opened) read).values();
    }

    private static ProjectSecret secret(Project project, String name) {
        ProjectSecret secret = project.secrets().byName().get(name);
        if (secret == null) {
            throw new AssertionError("there is no secret " + name);
        }
        return secret;
    }
}
