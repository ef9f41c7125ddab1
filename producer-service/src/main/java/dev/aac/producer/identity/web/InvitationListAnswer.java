package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.InvitationId;
import dev.aac.producer.identity.Inviting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the organization's invitations.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record InvitationListAnswer(
        boolean success, List<InvitationView> data, @Nullable String nextCursor) {

    static InvitationListAnswer of(Inviting.Page page) {
        InvitationId next = page.next();
        return new InvitationListAnswer(
                true,
                page.invitations().stream()
                        .map(invitation -> InvitationView.of(invitation, page.at()))
                        .toList(),
                next == null ? null : next.value());
    }
}
