package dev.aac.producer.explanation.provider;

import dev.aac.producer.explanation.LanguageModels.Reply;
import dev.aac.producer.explanation.ModelFailure;
import dev.aac.producer.explanation.ModelFailure.Kind;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Keeps from asking a model that does not answer: what was a passing fault is tried once more, a
 * model that fails again and again is left alone for a while, and one that says for how long it
 * wants to be left alone, for so long. For all threads.
 */
final class RouteGuard {

    /** A model is left alone when most of so many questions failed. */
    static final int LOOKED_AT = 4;

    static final double FAILED_RATIO = 0.75;
    static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private static final int RETRIES = 1;
    private static final long RETRY_DELAY_MILLIS = 200;
    private static final long RETRY_JITTER_MILLIS = 100;

    private final Clock clock;
    private final TypedGuard<Reply> guard =
            TypedGuard.create(Reply.class)
                    .withCircuitBreaker()
                    .requestVolumeThreshold(LOOKED_AT)
                    .failureRatio(FAILED_RATIO)
                    .delay(LEFT_ALONE.toMillis(), ChronoUnit.MILLIS)
                    .when(RouteGuard::isOutage)
                    .done()
                    .withRetry()
                    .maxRetries(RETRIES)
                    .delay(RETRY_DELAY_MILLIS, ChronoUnit.MILLIS)
                    .jitter(RETRY_JITTER_MILLIS, ChronoUnit.MILLIS)
                    .whenException(RouteGuard::isPassing)
                    .done()
                    .build();

    private volatile Instant restsUntil = Instant.MIN;

    RouteGuard(Clock clock) {
        this.clock = clock;
    }

    Reply ask(Supplier<Reply> question) {
        if (clock.instant().isBefore(restsUntil)) {
            throw new ModelFailure(Kind.RESTING);
        }
        try {
            return guard.get(question);
        } catch (CircuitBreakerOpenException _) {
            throw new ModelFailure(Kind.RESTING);
        } catch (ModelFailure failure) {
            Duration wanted = failure.retryAfter();
            if (wanted != null) {
                restsUntil = clock.instant().plus(wanted);
            }
            throw failure;
        }
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof ModelFailure known
                && switch (known.kind()) {
                    case UNREACHABLE, BROKE_OFF, TIMED_OUT, BUSY, BROKEN -> true;
                    case REFUSED_KEY, REFUSED, RESTING, MALFORMED -> false;
                };
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof ModelFailure known
                && known.retryAfter() == null
                && (known.kind() == Kind.BROKEN || known.kind() == Kind.UNREACHABLE);
    }
}
