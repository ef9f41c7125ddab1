package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.OwnSessions;
import dev.aac.producer.identity.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the caller's sessions.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record SessionListAnswer(
        boolean success, List<SessionView> data, @Nullable String nextCursor) {

    static SessionListAnswer of(OwnSessions.Page page, SessionId asking) {
        SessionId next = page.next();
        return new SessionListAnswer(
                true,
                page.sessions().stream().map(each -> SessionView.of(each, asking)).toList(),
                next == null ? null : next.value());
    }
}
