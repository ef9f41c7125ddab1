package dev.aac.worker.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EarlyAnswersTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger questions = new AtomicInteger();
    private final EarlyAnswers<String, String> answers =
            new EarlyAnswers<>(this::numbered, nanos::get);

    private String numbered(String key) {
        return key + questions.incrementAndGet();
    }

    @Test
    void answerThatWasAskedForIsUsedOnce() throws Exception {
        answers.ask("a");

        assertThat(answers.answer("a")).isEqualTo("a1");
        assertThat(answers.answer("a")).isEqualTo("a2");
    }

    @Test
    void answerToAnotherQuestionIsNotUsed() throws Exception {
        answers.ask("a");
        assertThat(answers.answer("b")).startsWith("b");
        assertThat(answers.answer("a")).startsWith("a");
        assertThat(questions).hasValue(2);
    }

    @Test
    void answerThatIsNotFreshIsAskedForAgain() throws Exception {
        answers.ask("a");
        nanos.addAndGet(EarlyAnswers.FRESH.toNanos());

        assertThat(answers.answer("a")).startsWith("a");
        while (questions.get() < 2) {
            Thread.onSpinWait();
        }
    }

    @Test
    void answerUnderWayIsWaitedFor() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        EarlyAnswers<String, Integer> slow =
                new EarlyAnswers<>(
                        _ -> {
                            answered.await();
                            return asked.incrementAndGet();
                        });
        slow.ask("a");
        Thread.ofVirtual().start(answered::countDown);

        assertThat(slow.answer("a")).isEqualTo(1);
    }

    @Test
    void questionThatFailedIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        EarlyAnswers<String, String> failing =
                new EarlyAnswers<>(
                        _ -> {
                            throw new EngineFailed("Time " + asked.incrementAndGet(), null);
                        });
        failing.ask("a");

        assertThatThrownBy(() -> failing.answer("a"))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("Time 2");
    }
}
