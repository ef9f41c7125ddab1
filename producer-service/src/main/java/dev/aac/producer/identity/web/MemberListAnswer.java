package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Membership;
import dev.aac.producer.identity.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the organization's people.
 *
 * @param nextCursor for the next page; null on the last one
 */
@JsonPropertyOrder({"success", "data", "nextCursor"})
public record MemberListAnswer(
        boolean success, List<MemberView> data, @Nullable String nextCursor) {

    static MemberListAnswer of(Membership.Page page) {
        UserId next = page.next();
        return new MemberListAnswer(
                true,
                page.members().stream().map(MemberView::of).toList(),
                next == null ? null : next.value());
    }
}
