package dev.aac.worker.container.docker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/**
 * Questions to the engine that are asked before their answers are needed. Each answer is used once,
 * and only while it is fresh: otherwise, or when it was none, the question is asked again. Safe for
 * all threads.
 *
 * @param <K> what is asked about
 * @param <V> the answer
 */
final class EarlyAnswers<K, V> {

    /** Counted from the question. */
    static final Duration FRESH = Duration.ofSeconds(1);

    /** Those that nobody wants after all are forgotten. */
    private static final int ASKED_MAX = 100;

    private static final Logger LOG = Logger.getLogger(EarlyAnswers.class);

    private final Question<K, V> question;
    private final Cache<K, Future<V>> asked;

    EarlyAnswers(Question<K, V> question) {
        this(question, Ticker.systemTicker());
    }

    EarlyAnswers(Question<K, V> question, Ticker time) {
        this.question = question;
        this.asked =
                Caffeine.newBuilder()
                        .expireAfterWrite(FRESH)
                        .maximumSize(ASKED_MAX)
                        .ticker(time)
                        .build();
    }

    /** What takes a while to answer. */
    @FunctionalInterface
    interface Question<K, V> {
        V answer(K key) throws EngineFailed, InterruptedException;
    }

    /** Asks in a thread of its own; returns at once. */
    void ask(K key) {
        FutureTask<V> answer = new FutureTask<>(() -> question.answer(key));
        Thread.ofVirtual().name("docker-early-question").start(answer);
        asked.put(key, answer);
    }

    /** The fresh answer, waited for if need be, or one that is asked for now. */
    V answer(K key) throws EngineFailed, InterruptedException {
        Future<V> early = asked.asMap().remove(key);
        if (early != null) {
            try {
                return early.get();
            } catch (ExecutionException e) {
                LOG.debug("asked again, as the early question has no answer", e);
            }
        }
        return question.answer(key);
    }
}
