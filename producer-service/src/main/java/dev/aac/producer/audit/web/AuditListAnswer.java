package dev.aac.producer.audit.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.audit.AuditReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record AuditListAnswer(
        boolean success, List<AuditEventView> data, @Nullable String nextCursor) {

    static AuditListAnswer of(AuditReading.Page page) {
        Long next = page.next();
        return new AuditListAnswer(
                true,
                page.events().stream().map(AuditEventView::of).toList(),
                next == null ? null : next.toString());
    }
}
