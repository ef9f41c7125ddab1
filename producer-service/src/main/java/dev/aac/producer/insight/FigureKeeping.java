package dev.aac.producer.insight;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.execution.EndedRuns;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.RunHistory;
import dev.aac.producer.insight.ImageDay.Numbered;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/**
 * Counts a run that has ended, once, in steps that may be broken off and done again by anybody. Its
 * figure is added under a key that only it has; the day is the sum of its figures from the first to
 * some number, written only over the sum up to a lower one; and only then the execution is no
 * longer due. Safe for all threads and replicas.
 */
@Singleton
public class FigureKeeping implements RunHistory {

    /** How often a day that others write meanwhile is tried again. */
    static final int OVERTAKEN_MAX = 50;

    private final Figures figures;
    private final EndedRuns ended;

    public FigureKeeping(Figures figures, EndedRuns ended) {
        this.figures = figures;
        this.ended = ended;
    }

    /**
     * One that is not due has been counted, or ended before there were figures: its figure may be
     * forgotten by now, and to add it again would count it twice.
     */
    @Override
    public void keep(OrganizationScope scope, Execution execution) {
        if (execution.status().isFinal() && ended.isDue(scope, execution)) {
            // Added it is in any case; the next run of its day, or a sweep, adds the day up.
            boolean _ = count(scope, execution);
        }
    }

    /**
     * @param execution ended and due
     * @return false when others kept being first; it is due still
     */
    boolean count(OrganizationScope scope, Execution execution) {
        RunFigure figure = RunFigure.of(execution);
        figures.add(scope, figure);
        figures.used(scope, figure.image(), figure.endedAt());
        boolean counted = addUp(scope, figure.image(), figure.day());
        if (counted) {
            ended.counted(scope, execution);
        }
        return counted;
    }

    /**
     * Has all figures that are there in their day.
     *
     * @return false when others kept being first
     */
    boolean addUp(OrganizationScope scope, ImageReference image, LocalDate day) {
        for (int tries = 0; tries < OVERTAKEN_MAX; tries++) {
            ImageDay before = figures.day(scope, image, day);
            List<Numbered> next =
                    figures.after(scope, image, day, before.through(), Figures.ANSWER_MAX);
            if (next.isEmpty()) {
                return true;
            }
            ImageDay after = before.with(next);
            boolean isWhole =
                    after.through() == next.getLast().number() && next.size() < Figures.ANSWER_MAX;
            if (after.through() > before.through()
                    && figures.replace(scope, image, before, after)
                    && isWhole) {
                return true;
            }
        }
        return false;
    }
}
