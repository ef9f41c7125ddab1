package dev.aac.worker.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OpenInquiriesTest {

    private static final boolean EMPTY = true;
    private static final boolean NOT_EMPTY = false;

    private final AtomicLong now = new AtomicLong();
    private final OpenInquiries<String> open = new OpenInquiries<>(now::get);

    @Test
    void questionIsDueAtOnceInTheOrderOfAsking() throws Exception {
        open.connected();
        Inquiry<String> first = add();
        Inquiry<String> second = add();

        assertThat(open.awaitDue()).containsExactly(first, second);
    }

    @Test
    void sentQuestionIsDueAgainAfterAPauseThatGrows() throws Exception {
        open.connected();
        Inquiry<String> inquiry = add();
        assertThat(open.select(open.awaitDue(), EMPTY)).containsExactly(inquiry);

        pass(Resending.FIRST_PAUSE);
        assertThat(open.select(open.awaitDue(), EMPTY)).containsExactly(inquiry);

        assertThat(inquiry.isDue(now.get() + Resending.FIRST_PAUSE.toNanos())).isFalse();
        pass(Resending.FIRST_PAUSE.multipliedBy(2));
        assertThat(open.awaitDue()).containsExactly(inquiry);
        assertThat(Resending.pauseAfter(1_000)).isEqualTo(Resending.PAUSE_MAX);
    }

    @Test
    void questionThatMayStillBeQueuedIsNotSentAgain() throws Exception {
        open.connected();
        add();
        open.select(open.awaitDue(), EMPTY);
        pass(Resending.FIRST_PAUSE);

        List<Inquiry<String>> due = open.awaitDue();

        assertThat(open.noneQueued(due)).isFalse();
        assertThat(open.select(due, NOT_EMPTY)).isEmpty();
    }

    @Test
    void longSilenceSendsItAgainEvenSo() throws Exception {
        open.connected();
        Inquiry<String> inquiry = add();
        open.select(open.awaitDue(), EMPTY);
        pass(Resending.SILENCE_MAX);

        List<Inquiry<String>> due = open.awaitDue();

        assertThat(open.noneQueued(due)).isTrue();
        assertThat(open.select(due, NOT_EMPTY)).containsExactly(inquiry);
    }

    @Test
    void newConnectionMakesEverythingDueAtOnce() throws Exception {
        open.connected();
        Inquiry<String> inquiry = add();
        open.select(open.awaitDue(), EMPTY);

        open.disconnected();
        open.connected();

        List<Inquiry<String>> due = open.awaitDue();
        assertThat(due).containsExactly(inquiry);
        assertThat(open.resent()).isZero();
        assertThat(open.select(due, NOT_EMPTY)).containsExactly(inquiry);
        assertThat(open.resent()).isEqualTo(1);
    }

    @Test
    void answeredAndWithdrawnQuestionsAreNeverDue() throws Exception {
        open.connected();
        Inquiry<String> answered = add();
        Inquiry<String> withdrawn = add();
        Inquiry<String> left = add();

        assertThat(open.take(answered.question().correlationId())).isSameAs(answered);
        assertThat(open.take(answered.question().correlationId())).isNull();
        withdrawn.withdraw();

        assertThat(open.awaitDue()).containsExactly(left);
    }

    @Test
    void closedMeansNothingIsDue() throws Exception {
        add();
        open.close();

        assertThat(open.awaitDue()).isEmpty();
    }

    private Inquiry<String> add() {
        return open.add("test", "type", new byte[] {1});
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
