package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Membership;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.UserStatus;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a member is to be changed; one of the two at least.
 *
 * @param role {@code admin}, {@code developer} or {@code viewer}
 * @param status {@code active} or {@code suspended}
 */
public record MemberRequest(@Nullable String role, @Nullable String status) {

    static final String ROLE_RULE = "must be admin, developer or viewer";
    private static final String STATUS_RULE = "must be active or suspended";

    Membership.Change toChange() {
        if (role == null && status == null) {
            throw new ProblemException(new Problem.MissingFields(List.of("role", "status")));
        }
        Optional<Role> wantedRole = Optional.ofNullable(role).flatMap(Role::named);
        Optional<UserStatus> wantedStatus =
                Optional.ofNullable(status)
                        .flatMap(UserStatus::named)
                        .filter(wanted -> wanted != UserStatus.INVITED);
        Map<String, String> wrong = new TreeMap<>();
        if (role != null && wantedRole.isEmpty()) {
            wrong.put("role", ROLE_RULE);
        }
        if (status != null && wantedStatus.isEmpty()) {
            wrong.put("status", STATUS_RULE);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
        return new Membership.Change(wantedRole.orElse(null), wantedStatus.orElse(null));
    }
}
