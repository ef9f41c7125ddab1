package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and checks bcrypt hashes on threads of its own, as many as there are cores, so that a storm
 * of logins neither blocks other requests' threads nor grows without bound. Callers wait; when too
 * many wait already they are told to come back ({@link FixedProblem#OVERLOADED}).
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class PasswordHashing {

    static final int COST_MIN = 4;
    static final int COST_MAX = 14;

    /** Hashes that may wait for a thread, for each core: a few seconds' worth. */
    static final int WAITING_PER_CORE_MAX = 64;

    /** Longest wait of a caller. */
    static final Duration WAIT_MAX = Duration.ofSeconds(20);

    private static final String VERSION = "2b";
    private static final int SALT_BYTES = 16;
    private static final byte[] UNUSED_SALT = new byte[SALT_BYTES];

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads;
    private final int cost;

    @Inject
    public PasswordHashing(
            @ConfigProperty(name = "aac.identity.password-salt-rounds") String cost) {
        this(
                cost(cost),
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("password-hashing-", 0).factory());
    }

    PasswordHashing(int cost, int cores, ThreadFactory factory) {
        this.cost = cost;
        this.threads =
                new ThreadPoolExecutor(
                        cores,
                        cores,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(cores * WAITING_PER_CORE_MAX),
                        factory);
    }

    /** How many wait for a thread. */
    int waiting() {
        return threads.getQueue().size();
    }

    /** A new hash of the configured cost. */
    PasswordHash hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return onThread(() -> new PasswordHash(generate(password, salt, cost)));
    }

    /** Takes as long for a hash that is cheaper than one made now. */
    boolean matches(String password, PasswordHash hash) {
        return onThread(
                () -> {
                    boolean isRight =
                            OpenBSDBCrypt.checkPassword(
                                    hash.value(), password.getBytes(StandardCharsets.UTF_8));
                    spendTheRestOfACheck(password, hash);
                    return isRight;
                });
    }

    /**
     * An account older than the configured cost would be told from none by a quick answer. As each
     * cost is twice the work of the one below, a hash of every cost from the cheaper one up to the
     * configured one, which is left out, is the work that is missing.
     */
    private void spendTheRestOfACheck(String password, PasswordHash cheaper) {
        for (int each = cheaper.cost(); each < cost; each++) {
            String _ = generate(password, UNUSED_SALT, each);
        }
    }

    /** Does the work of a check that has nothing to compare with, so that it takes as long. */
    void spendTheTimeOfACheck(String password) {
        onThread(() -> generate(password, UNUSED_SALT, cost));
    }

    /** Whether a hash is cheaper to break than one made now. */
    boolean isOutdated(PasswordHash hash) {
        return hash.cost() < cost;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** On a thread for it; a test counts the work. */
    String generate(String password, byte[] salt, int work) {
        return OpenBSDBCrypt.generate(
                VERSION, password.getBytes(StandardCharsets.UTF_8), salt, work);
    }

    private <T> T onThread(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException full) {
            throw new ProblemException(FixedProblem.OVERLOADED, full);
        }
        try {
            return result.get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(FixedProblem.OVERLOADED, interrupted);
        } catch (TimeoutException late) {
            throw new ProblemException(FixedProblem.OVERLOADED, late);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("hashing failed", failed);
        } finally {
            result.cancel(false);
        }
    }

    static int cost(String text) {
        if (text.matches("[0-9]{1,2}")) {
            int cost = Integer.parseInt(text);
            if (cost >= COST_MIN && cost <= COST_MAX) {
                return cost;
            }
        }
        throw WrongSetting.because(
                "PASSWORD_SALT_ROUNDS must be a whole number from " + COST_MIN + " to " + COST_MAX);
    }
}
