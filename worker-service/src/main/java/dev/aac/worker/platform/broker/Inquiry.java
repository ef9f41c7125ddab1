package dev.aac.worker.platform.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A question that is repeated until it is answered or withdrawn.
///
/// @param <A> what answers it
public final class Inquiry<A> {

    private final OpenInquiries<A> owner;
    private final Question question;
    private final CompletableFuture<A> answer = new CompletableFuture<>();

    /// Only the owner touches these, under its lock.
    private int sends;

    private boolean inThisConnection;
    private long lastSentNanos;
    private long dueNanos;

    Inquiry(OpenInquiries<A> owner, Question question) {
        this.owner = owner;
        this.question = question;
        this.dueNanos = question.askedNanos();
    }

    /// Completed by the first answer, or cancelled when the question is withdrawn. What depends on
    /// it runs in the broker's thread and has to be quick.
    public CompletableFuture<A> answer() {
        return answer;
    }

    /// When it was asked, which is no later than when it was first sent; by the steady time.
    public long askedNanos() {
        return question.askedNanos();
    }

    /// Waits for the answer; the question stays asked when the limit has passed.
    ///
    /// @throws java.util.concurrent.CancellationException when it was withdrawn
    public Optional<A> await(Duration limit) throws InterruptedException {
        try {
            return Optional.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer cannot fail", e);
        }
    }

    /// Asks no more. Does nothing to a question that is answered.
    public void withdraw() {
        owner.take(question.correlationId());
        answer.cancel(false);
    }

    Question question() {
        return question;
    }

    boolean isDue(long now) {
        return dueNanos - now <= 0;
    }

    long dueNanos() {
        return dueNanos;
    }

    /// Whether a copy may still wait in the producer's queue.
    boolean mayBeQueued(long now) {
        return inThisConnection
                && Duration.ofNanos(now - lastSentNanos).compareTo(Resending.SILENCE_MAX) < 0;
    }

    boolean wasSent() {
        return sends > 0;
    }

    void sent(long now) {
        sends++;
        inThisConnection = true;
        lastSentNanos = now;
        postpone(now);
    }

    void postpone(long now) {
        dueNanos = now + Resending.pauseAfter(sends).toNanos();
    }

    void connectionIsNew(long now) {
        inThisConnection = false;
        dueNanos = now;
    }

    /// What is asked.
    ///
    /// @param type for the message's `type` property
    /// @param traceparent the trace it belongs to, in W3C form; null when nobody follows it
    @SuppressWarnings("ArrayRecordComponent") // Never compared; copying each body would cost more.
    record Question(
            String correlationId,
            String type,
            byte[] body,
            @Nullable String traceparent,
            long askedNanos) {}
}
