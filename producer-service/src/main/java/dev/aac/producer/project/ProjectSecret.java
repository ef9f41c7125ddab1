package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.encryption.Sealed;
import java.time.Instant;

/**
 * A secret that a project gives to containers, as it is kept: nobody reads it but {@link
 * SecretVault}.
 *
 * @param setBy who gave it its present value, and when
 */
public record ProjectSecret(Sealed value, Instant setAt, AuditActor setBy) {

    public ProjectSecret {
        requireNonNull(value, "value is null");
        requireNonNull(setAt, "setAt is null");
        requireNonNull(setBy, "setBy is null");
    }

    /** The same value, sealed anew. */
    ProjectSecret sealedAs(Sealed other) {
        return new ProjectSecret(other, setAt, setBy);
    }
}
