package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {

    /** The password of the original test vector. */
    private static final String KNOWN = "U*U";

    private final PasswordHashing hashing = new PasswordHashing("4");

    @AfterEach
    void close() {
        hashing.close();
    }

    @Test
    void hashMatchesItsPasswordOnly() {
        PasswordHash hash = hashing.hash("Correct-Horse-9");
        assertThat(hashing.matches("Correct-Horse-9", hash)).isTrue();
        assertThat(hashing.matches("correct-Horse-9", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Test
    void samePasswordHashesDifferentlyEachTime() {
        assertThat(hashing.hash("Correct-Horse-9")).isNotEqualTo(hashing.hash("Correct-Horse-9"));
    }

    /**
     * The test vector of the original bcrypt, under each of the prefixes for the same algorithm.
     */
    @ParameterizedTest
    @ValueSource(strings = {"2a", "2b", "2y"})
    void hashesOfOtherImplementationsVerify(String version) {
        PasswordHash hash =
                new PasswordHash(
                        "$"
                                + version
                                + "$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        assertThat(hashing.matches(KNOWN, hash)).isTrue();
        assertThat(hashing.matches("U*V", hash)).isFalse();
    }

    @Test
    void passwordsBeyondAsciiCount() {
        PasswordHash hash = hashing.hash("Pässwörd-密码-9");
        assertThat(hashing.matches("Pässwörd-密码-9", hash)).isTrue();
        assertThat(hashing.matches("Password-密码-9", hash)).isFalse();
    }

    @Test
    void cheaperHashIsOutdated() {
        PasswordHashing stronger = new PasswordHashing("5");
        PasswordHash hash = hashing.hash("Correct-Horse-9");
        assertThat(hash.cost()).isEqualTo(4);
        assertThat(stronger.isOutdated(hash)).isTrue();
        assertThat(hashing.isOutdated(hash)).as("one made now").isFalse();
        assertThat(hashing.isOutdated(stronger.hash("Correct-Horse-9"))).isFalse();
        stronger.close();
    }

    @Test
    void whenTooManyWaitTheNextIsToldToComeBackAndNobodyElseIsLost() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        PasswordHashing busy = new PasswordHashing(4, 1, work -> startedWhen(free, work));
        int taken = 1 + PasswordHashing.WAITING_PER_CORE_MAX;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PasswordHash>> accepted = new ArrayList<>();
            for (int i = 0; i < taken; i++) {
                accepted.add(callers.submit(() -> busy.hash("Correct-Horse-9")));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> busy.waiting() == PasswordHashing.WAITING_PER_CORE_MAX);

            assertThatThrownBy(() -> busy.hash("Correct-Horse-9"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused ->
                                    assertThat(refused.problem())
                                            .isEqualTo(FixedProblem.OVERLOADED));

            free.countDown();
            for (Future<PasswordHash> hash : accepted) {
                assertThat(hash.get().cost()).isEqualTo(4);
            }
        } finally {
            busy.close();
        }
    }

    @Test
    void whoIsInterruptedWhileItWaitsComesBackAndStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        PasswordHashing busy = new PasswordHashing(4, 1, work -> startedWhen(never, work));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> busy.hash("Correct-Horse-9"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem()).isEqualTo(FixedProblem.OVERLOADED));
        assertThat(Thread.interrupted()).isTrue();
        busy.close();
    }

    private static Thread startedWhen(CountDownLatch free, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .unstarted(
                        () -> {
                            try {
                                free.await();
                            } catch (InterruptedException ended) {
                                return;
                            }
                            work.run();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "15", "", "ten", "-4", "1e1", "100"})
    void otherCostsStopTheStart(String cost) {
        assertThatThrownBy(() -> PasswordHashing.cost(cost))
                .hasMessageContaining("PASSWORD_SALT_ROUNDS");
    }

    @Test
    void hashIsNotShown() {
        PasswordHash hash = hashing.hash("Correct-Horse-9");
        assertThat(hash.toString()).doesNotContain(hash.value());
    }
}
