package dev.aac.producer.insight;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.insight.Figures.Place;
import dev.aac.producer.insight.Figures.UsedImage;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization asks of its figures. They are some seconds behind its executions. It costs
 * as much as there are days, however many runs each has. Throws as {@link Figures} does.
 */
@Singleton
public class MetricsReading {

    public static final int DAYS_MAX = 90;

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
     * @param days 1 to {@value #DAYS_MAX}
     */
    public ImageMetrics of(OrganizationScope scope, ImageReference image, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(days - 1L);
        return ImageMetrics.of(from, today, figures.days(scope, image, from, today));
    }

    /**
     * Those of the organization's images that ran in the last days, the last used first.
     *
     * @param days 1 to {@value #DAYS_MAX}
     * @param after of the last one of the page before, or null
     * @param limit 1 to {@value Figures#PAGE_MAX}
     */
    public Page images(OrganizationScope scope, int days, @Nullable Place after, int limit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(days - 1L);
        List<UsedImage> found =
                figures.images(
                        scope, from.atStartOfDay(ZoneOffset.UTC).toInstant(), after, limit + 1);
        boolean goesOn = found.size() > limit;
        List<UsedImage> shown = goesOn ? found.subList(0, limit) : found;
        return new Page(
                shown.stream()
                        .map(used -> new Listed(used, of(scope, used.image(), days)))
                        .toList(),
                goesOn ? shown.getLast().place() : null);
    }
}
