package dev.aac.producer.project;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.encryption.EncryptionKeys;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Projects and those who ask for them, for tests. */
public final class ProjectSamples {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final int ID_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ProjectSamples() {}

    public static OrganizationScope organization() {
        return OrganizationScope.ofNewOrganization(new OrganizationId(anyId()));
    }

    public static String anyId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A developer of the organization. */
    public static Principal developer(OrganizationScope scope) {
        return new Principal(
                scope,
                new UserId(anyId()),
                new Principal.Proof.Token(new SessionId(anyId()), "ada@example.org"),
                Role.DEVELOPER,
                Instant.MAX);
    }

    /** Nothing but a name. */
    public static ProjectSettings plain(String slug) {
        return new ProjectSettings(
                "Project " + slug,
                new ProjectSlug(slug),
                null,
                null,
                null,
                TargetUrls.NONE,
                Map.of());
    }

    /** Something of everything. */
    public static ProjectSettings rich(String slug) {
        return new ProjectSettings(
                "Größe 密码 🚀",
                new ProjectSlug(slug),
                new ImageReference("registry.example:5000/qa/suite:1.2"),
                "npm test && echo \"done\"",
                "smoke",
                new TargetUrls(null, "https://staging.example/?a=b", "https://example.org"),
                Map.of("A", "1", "_b2", "zwei 😀\nlines", "EMPTY", ""));
    }

    public static Project project(OrganizationScope scope, ProjectId id, ProjectSettings settings) {
        return project(scope, id, settings, ProjectSecrets.NONE);
    }

    public static Project project(
            OrganizationScope scope,
            ProjectId id,
            ProjectSettings settings,
            ProjectSecrets secrets) {
        return new Project(id, scope.organizationId(), settings, secrets, NOW, NOW, 1);
    }

    /** A vault with a key of its own. */
    public static SecretVault vault() {
        return new SecretVault(EncryptionKeys.random(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Some secrets of a project, as they are kept. */
    public static ProjectSecrets sealed(
            SecretVault vault, OrganizationScope scope, ProjectId id, Map<String, String> values) {
        return ProjectSecrets.NONE.with(vault.seal(developer(scope), id, new TreeMap<>(values)));
    }
}
