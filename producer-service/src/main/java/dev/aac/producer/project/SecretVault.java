package dev.aac.producer.project;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.encryption.SealedAs;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one place where the values of projects' secrets are sealed and opened. Each is bound to its
 * organization, project and name. Safe for all threads; nothing here blocks.
 */
@Singleton
public class SecretVault {

    private static final String PURPOSE = "project secret";

    private final Encryption encryption;
    private final Clock clock;

    public SecretVault(Encryption encryption, Clock clock) {
        this.encryption = encryption;
        this.clock = clock;
    }

    /**
     * @param values by name; one that is null stays so
     * @throws ProblemException {@link FixedProblem#ENCRYPTION_KEY_MISSING} when there is a value
     */
    Map<String, @Nullable ProjectSecret> seal(
            Principal by, ProjectId project, Map<String, @Nullable String> values) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, @Nullable ProjectSecret> secrets = new TreeMap<>();
        values.forEach(
                (name, value) ->
                        secrets.put(
                                name,
                                value == null
                                        ? null
                                        : new ProjectSecret(
                                                encryption.seal(
                                                        what(by.organizationId(), project, name),
                                                        value),
                                                now,
                                                by.actor())));
        return secrets;
    }

    /**
     * @return empty when the key is not there any more, or somebody has changed what is stored
     */
    Optional<String> open(Project project, String name, ProjectSecret secret) {
        return encryption.open(what(project.organizationId(), project.id(), name), secret.value());
    }

    /**
     * The same secrets, all sealed with the present key, but for those that cannot be read.
     *
     * @throws ProblemException {@link FixedProblem#ENCRYPTION_KEY_MISSING}
     */
    ProjectSecrets sealedAnew(Project project) {
        String current = encryption.currentKeyId().orElse("");
        Map<String, @Nullable ProjectSecret> anew = new TreeMap<>();
        project.secrets()
                .byName()
                .forEach(
                        (name, secret) -> {
                            if (!secret.value().keyId().equals(current)) {
                                open(project, name, secret)
                                        .map(value -> encryption.seal(what(project, name), value))
                                        .map(secret::sealedAs)
                                        .ifPresent(fresh -> anew.put(name, fresh));
                            }
                        });
        return project.secrets().with(anew);
    }

    private static SealedAs what(Project project, String name) {
        return what(project.organizationId(), project.id(), name);
    }

    private static SealedAs what(OrganizationId organization, ProjectId project, String name) {
        return new SealedAs(PURPOSE, organization, project.value(), name);
    }
}
