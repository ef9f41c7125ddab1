package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;

/** Makes users. */
@Singleton
public class UserRegistration {

    private final Users users;
    private final PasswordHashing hashing;

    public UserRegistration(Users users, PasswordHashing hashing) {
        this.users = users;
        this.hashing = hashing;
    }

    UserId newId() {
        return users.newId();
    }

    /**
     * Hashes the password of a user to be.
     *
     * @throws ProblemException {@link FixedProblem#EMAIL_TAKEN} when that is plain before any work
     */
    PasswordHash hashForNew(Email email, String password) {
        if (users.findByEmail(email).isPresent()) {
            throw new ProblemException(FixedProblem.EMAIL_TAKEN);
        }
        return hashing.hash(password);
    }

    /**
     * @return false when the e-mail is taken, whoever was first
     */
    boolean register(OrganizationScope scope, User user, PasswordHash hash) {
        return users.insert(scope, user, hash);
    }
}
