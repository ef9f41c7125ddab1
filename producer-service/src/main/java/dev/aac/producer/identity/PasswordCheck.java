package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Tells whose e-mail and password these are. An unknown e-mail, a wrong password, any password of
 * an account that has none, and any password of an account that is locked to a new address get the
 * same answer after the same steps in the same order: one look-up, one count, one hash, one delay.
 * What is done for an account only, such as to record the guess, is done beside the answer.
 */
@Singleton
public class PasswordCheck {

    private final Users users;
    private final PasswordHashing hashing;
    private final SignInLock lock;
    private final SignInEvents events;

    public PasswordCheck(
            Users users, PasswordHashing hashing, SignInLock lock, SignInEvents events) {
        this.users = users;
        this.hashing = hashing;
        this.lock = lock;
        this.events = events;
    }

    /**
     * @throws ProblemException {@link FixedProblem#INVALID_CREDENTIALS}
     */
    User user(Email email, String password, Device device) {
        Optional<Users.Credentials> found = users.findByEmail(email);
        boolean isKnownHere = found.filter(known -> known.knows(device)).isPresent();
        // Of a known address it would do to count what was wrong, afterwards. But on a busy store
        // the same steps in another order take another time, which told of the account.
        SignInLock.Guess guess = lock.count(email);
        boolean isRight = isRight(guess, found, password);
        if (!isRight || (lock.isLocked(guess) && !isKnownHere)) {
            throw refused(guess, found, device);
        }
        lock.takeBack(guess);
        return passed(found.orElseThrow(), password);
    }

    /** A guess that nobody had the time to look at does not count. */
    private boolean isRight(
            SignInLock.Guess guess, Optional<Users.Credentials> found, String password) {
        try {
            return isRight(found, password);
        } catch (ProblemException overloaded) {
            lock.takeBack(guess);
            throw overloaded;
        }
    }

    private boolean isRight(Optional<Users.Credentials> found, String password) {
        if (found.isEmpty()) {
            hashing.spendTheTimeOfACheck(password);
            return false;
        }
        return isRight(found.get(), password);
    }

    private boolean isRight(Users.Credentials known, String password) {
        PasswordHash hash = known.hash();
        if (hash == null || PasswordRules.isTooLong(password)) {
            hashing.spendTheTimeOfACheck(password);
            return false;
        }
        return hashing.matches(password, hash);
    }

    /** For a user who came with the right password, and may not come in. */
    ProblemException suspended(User user) {
        events.failed(user, SignInEvents.Failure.SUSPENDED);
        return new ProblemException(FixedProblem.ACCOUNT_SUSPENDED);
    }

    private ProblemException refused(
            SignInLock.Guess guess, Optional<Users.Credentials> found, Device device) {
        Optional<User> named = found.map(Users.Credentials::user);
        SignInEvents.Failure why =
                lock.isLocked(guess) ? SignInEvents.Failure.LOCKED : SignInEvents.Failure.PASSWORD;
        // The last that waits for the store, before work beside it begins for accounts.
        boolean locks = lock.failed(guess);
        events.refused(named, why, device);
        if (locks) {
            named.ifPresent(user -> events.locked(user, device));
        }
        lock.delay(guess);
        return new ProblemException(FixedProblem.INVALID_CREDENTIALS);
    }

    /** The only moment at which a stronger hash can be made is when the password is known. */
    private User passed(Users.Credentials known, String password) {
        User user = known.user();
        PasswordHash hash = known.hash();
        if (hash != null && hashing.isOutdated(hash)) {
            users.replaceHash(
                    OrganizationScope.ofVerifiedPassword(user.organizationId()),
                    user.id(),
                    hash,
                    hashing.hash(password));
        }
        return user;
    }
}
