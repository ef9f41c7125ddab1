package dev.aac.producer.insight;

import dev.aac.producer.insight.Figures.DayOfImage;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Keeps the figures bounded: those of single runs are needed until they are in their day, and a
 * while longer as the proof that they are; days are kept for more than a year. On every replica;
 * each step may be done twice.
 */
@Singleton
public class FigureRetention {

    /** Far longer than a replica can be late with a run that another has counted. */
    static final int FIGURES_KEPT_DAYS = 35;

    static final int DAYS_KEPT = 400;

    /** Most portions of one sweep, of {@value Figures#ANSWER_MAX} each. */
    static final int PORTIONS_MAX = 50;

    private static final Logger LOG = Logger.getLogger(FigureRetention.class);

    private final Figures figures;
    private final FigureKeeping keeping;
    private final Clock clock;

    public FigureRetention(Figures figures, FigureKeeping keeping, Clock clock) {
        this.figures = figures;
        this.keeping = keeping;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepWhileTheStoreAnswers() {
        try {
            sweep();
        } catch (StoreAway away) {
            LOG.warnf("Old figures stay for now: %s", away.getMessage());
        }
    }

    /** Once; throws what the store throws. */
    void sweep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate figuresFrom = today.minusDays(FIGURES_KEPT_DAYS);
        forget(
                limit -> figures.withFiguresBefore(figuresFrom, limit),
                old -> {
                    if (keeping.addUp(old.scope(), old.image(), old.day())) {
                        figures.forgetFigures(old);
                    }
                });
        LocalDate daysFrom = today.minusDays(DAYS_KEPT);
        forget(limit -> figures.daysBefore(daysFrom, limit), figures::forgetDay);
    }

    private static void forget(
            IntFunction<List<DayOfImage>> found, Consumer<DayOfImage> forgetting) {
        for (int portion = 0; portion < PORTIONS_MAX; portion++) {
            List<DayOfImage> old = found.apply(Figures.ANSWER_MAX);
            if (old.isEmpty()) {
                return;
            }
            Set<DayOfImage> each = new HashSet<>(old);
            each.forEach(forgetting);
        }
    }
}
