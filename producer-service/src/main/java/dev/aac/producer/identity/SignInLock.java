package dev.aac.producer.identity;

import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.platform.limits.WindowCounts;
import dev.aac.producer.platform.limits.WindowCounts.Count;
import dev.aac.producer.platform.tenancy.StoreAway;
import dev.aac.producer.platform.time.Pause;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down and then stops whoever guesses an account's password, wherever from and at whichever
 * replica. After so many failures within {@link #LOCKED_FOR} the account is locked for that time to
 * addresses from which nobody has signed in to it before: there the right password is as good as a
 * wrong one. E-mails of nobody are treated alike; of all, only a hash is stored, until the time is
 * over.
 */
@Singleton
public class SignInLock {

    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    /**
     * After the second failure; each further one doubles it, up to a second. Threads wait so long,
     * as many as hashes are made in that time.
     */
    static final Duration DELAY_FIRST = Duration.ofMillis(125);

    private static final int DOUBLINGS_MAX = 3;

    private final WindowCounts counts;
    private final Pause pause;
    private final Clock clock;
    private final int failuresMax;

    public SignInLock(WindowCounts counts, SignInLockSettings settings, Pause pause, Clock clock) {
        this.counts = counts;
        this.pause = pause;
        this.clock = clock;
        this.failuresMax = settings.failures();
    }

    /**
     * A guess that was counted.
     *
     * @param number within the time, from 1
     */
    record Guess(Email email, long number) {}

    /**
     * Counts a guess as if it were wrong, before the password is looked at: of many guesses at once
     * from new addresses no more are looked at than may fail.
     *
     * @throws StoreAway when the store does not answer
     */
    Guess count(Email email) {
        Count count = counts.add(key(email), 1, LOCKED_FOR, clock.instant());
        return new Guess(email, count.total());
    }

    /** Whether a guess from a new address came too late to be looked at. */
    boolean isLocked(Guess guess) {
        return guess.number() > failuresMax;
    }

    /** Takes back a guess that was right, or that nobody looked at. */
    void takeBack(Guess guess) {
        counts.takeBack(key(guess.email()), clock.instant());
    }

    /**
     * Goes on with a guess that was wrong.
     *
     * @return whether it is the one that locks the account
     */
    boolean failed(Guess guess) {
        boolean locks = guess.number() == failuresMax;
        if (locks) {
            Instant now = clock.instant();
            counts.prolong(key(guess.email()), now, now.plus(LOCKED_FOR));
        }
        return locks;
    }

    /** Lets the one who made the guess wait for the answer; locked or not makes no difference. */
    void delay(Guess guess) {
        Duration delay = delayAfter(guess.number());
        if (delay.isPositive()) {
            pause.lasting(delay);
        }
    }

    private static Duration delayAfter(long failures) {
        return failures < 2
                ? Duration.ZERO
                : DELAY_FIRST.multipliedBy(1L << Math.min(failures - 2, DOUBLINGS_MAX));
    }

    private static String key(Email email) {
        return "failures:" + Sha256.hex(email.value());
    }
}
