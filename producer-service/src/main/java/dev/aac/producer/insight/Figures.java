package dev.aac.producer.insight;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.insight.ImageDay.Numbered;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.time.LastDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of single runs, and of days. Every method blocks for some calls to the store, may be
 * called from any thread, and throws when the store does not answer in time; a write may have
 * happened then, and to do it again changes nothing.
 */
public interface Figures {

    /** Most figures of runs, or days, that one call answers. */
    int ANSWER_MAX = 1_000;

    /** Most images in one page. */
    int PAGE_MAX = 50;

    /**
     * Keeps a run's figure under the next number of its image and day, unless there is one of that
     * run.
     *
     * @throws IllegalStateException when others kept taking the number; nothing was written
     */
    void add(OrganizationScope scope, RunFigure figure);

    /**
     * The figures of an image's day after a number, in order. While others are being added one may
     * be missing between two.
     *
     * @param limit 1 to {@value #ANSWER_MAX}
     */
    List<Numbered> after(
            OrganizationScope scope, ImageReference image, LocalDate day, long number, int limit);

    /** An image's day; an empty one when nothing is in it. */
    ImageDay day(OrganizationScope scope, ImageReference image, LocalDate day);

    /**
     * Writes a day, if nobody has since it was read.
     *
     * @param before as it was read
     * @return false when somebody has
     */
    boolean replace(OrganizationScope scope, ImageReference image, ImageDay before, ImageDay after);

    /**
     * Those of an image's days that have figures, the first first.
     *
     * @param from inclusive
     * @param to inclusive, less than {@value #ANSWER_MAX} days later
     */
    List<ImageDay> days(
            OrganizationScope scope, ImageReference image, LocalDate from, LocalDate to);

    /**
     * Days of all images, the last day first, in each the images from the last name to the first.
     *
     * @param after the last one of the page before, or null
     * @param limit 1 to {@value #ANSWER_MAX}
     */
    List<DayOfOne> daysOfAll(
            OrganizationScope scope, LastDays asked, @Nullable DayOfOne after, int limit);

    /** Notes that a run of the image ended then; what is later stays. */
    void used(OrganizationScope scope, ImageReference image, Instant endedAt);

    /**
     * The images, the last used first.
     *
     * @param since those that were not used then or later are left out
     * @param after of the last one of the page before, or null
     * @param limit 1 to {@value #PAGE_MAX} and one more, which tells whether the list goes on
     */
    List<UsedImage> images(
            OrganizationScope scope, Instant since, @Nullable Place after, int limit);

    /** Some images and days that have figures of runs from before that day, in no order. */
    List<DayOfImage> withFiguresBefore(LocalDate day, int limit);

    /**
     * Forgets an image's figures of a day, or the first {@value #ANSWER_MAX} of them, as far as
     * they are in the day.
     */
    void forgetFigures(DayOfImage old);

    /** Some of the images' days from before that day, in no order. */
    List<DayOfImage> daysBefore(LocalDate day, int limit);

    /** Forgets a day, and the image when it was not used since. */
    void forgetDay(DayOfImage old);

    /** An image that was run. */
    record UsedImage(ImageReference image, Place place) {}

    /**
     * Where an image stands among those that were used.
     *
     * @param lastEndedAt when its last run ended
     * @param id tells it from others of the same moment; 24 hexadecimal digits
     */
    record Place(Instant lastEndedAt, String id) {}

    /** One of the images of a day, with its figures. */
    record DayOfOne(ImageReference image, ImageDay day) {}

    /** Where to find an image's day. */
    record DayOfImage(OrganizationScope scope, ImageReference image, LocalDate day) {}
}
