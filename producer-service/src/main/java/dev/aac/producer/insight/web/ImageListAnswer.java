package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.Figures.Place;
import dev.aac.producer.insight.MetricsReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of images.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record ImageListAnswer(
        boolean success, List<ListedImageView> data, @Nullable String nextCursor) {

    static ImageListAnswer of(MetricsReading.Page page) {
        Place next = page.next();
        return new ImageListAnswer(
                true,
                page.images().stream().map(ListedImageView::of).toList(),
                next == null ? null : ImageCursor.write(next));
    }
}
