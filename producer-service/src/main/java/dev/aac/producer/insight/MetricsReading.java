package dev.aac.producer.insight;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.insight.Figures.Place;
import dev.aac.producer.insight.Figures.UsedImage;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.time.LastDays;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization asks of its figures. They are some seconds behind its executions. It costs
 * as much as there are days, however many runs each has. Throws as {@link Figures} does.
 */
@Singleton
public class MetricsReading {

    private final Figures figures;
    private final Clock clock;

    public MetricsReading(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** An image's figures, and when its last run ended. */
    public record Listed(UsedImage image, ImageMetrics metrics) {}

    /**
     * Some images.
     *
     * @param next of the last one when more follow, else null
     */
    public record Page(List<Listed> images, @Nullable Place next) {

        public Page {
            images = List.copyOf(images);
        }
    }

    /**
     * The last days, today among them. One that the organization has never run has figures, too: no
     * runs.
     *
     * @param days 1 to {@value LastDays#MAX}
     */
    public ImageMetrics of(OrganizationScope scope, ImageReference image, int days) {
        return of(scope, image, LastDays.of(clock, days));
    }

    /**
     * Those of the organization's images that ran in the last days, the last used first.
     *
     * @param days 1 to {@value LastDays#MAX}
     * @param after of the last one of the page before, or null
     * @param limit 1 to {@value Figures#PAGE_MAX}
     */
    public Page images(OrganizationScope scope, int days, @Nullable Place after, int limit) {
        LastDays asked = LastDays.of(clock, days);
        List<UsedImage> found = figures.images(scope, asked.begin(), after, limit + 1);
        boolean goesOn = found.size() > limit;
        List<UsedImage> shown = goesOn ? found.subList(0, limit) : found;
        return new Page(
                shown.stream()
                        .map(used -> new Listed(used, of(scope, used.image(), asked)))
                        .toList(),
                goesOn ? shown.getLast().place() : null);
    }

    private ImageMetrics of(OrganizationScope scope, ImageReference image, LastDays asked) {
        return ImageMetrics.of(
                asked.from(), asked.to(), figures.days(scope, image, asked.from(), asked.to()));
    }
}
