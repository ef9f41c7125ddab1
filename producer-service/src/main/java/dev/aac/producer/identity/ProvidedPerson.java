package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a person who has just signed in there.
 *
 * @param email as it came; null when the provider tells none
 * @param emailVerified whether the provider says that the person receives what is sent there
 * @param name as it came; null when the provider tells none
 */
public record ProvidedPerson(
        ExternalIdentity identity,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name) {

    public ProvidedPerson {
        requireNonNull(identity, "identity is null");
    }

    /**
     * The e-mail, if it is proven.
     *
     * @throws ProblemException {@link FixedProblem#INVALID_EMAIL} when it is none that an account
     *     can have
     */
    Optional<Email> verifiedEmail() {
        return emailVerified ? claimedEmail() : Optional.empty();
    }

    /** The e-mail, proven or not. */
    Optional<Email> claimedEmail() {
        try {
            return Optional.ofNullable(email).map(Email::new);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(FixedProblem.INVALID_EMAIL, malformed);
        }
    }

    /** The e-mail may be somebody else's; it stays out of logs. */
    @Override
    public String toString() {
        return "ProvidedPerson[" + identity.provider() + "]";
    }
}
