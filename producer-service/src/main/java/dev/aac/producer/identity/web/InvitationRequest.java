package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite, as it came.
 *
 * @param role {@code admin}, {@code developer} or {@code viewer}
 */
public record InvitationRequest(@Nullable String email, @Nullable String role) {

    /** Who is to be what. */
    record Guest(Email email, Role role) {}

    Guest required() {
        String givenEmail = email == null ? "" : email;
        String givenRole = role == null ? "" : role;
        List<String> missing = new ArrayList<>();
        if (givenEmail.isBlank()) {
            missing.add("email");
        }
        if (givenRole.isBlank()) {
            missing.add("role");
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem.MissingFields(missing));
        }
        Email address = SignUpRequest.address(givenEmail);
        return Role.named(givenRole)
                .map(known -> new Guest(address, known))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.InvalidRequest.field(
                                                "role", MemberRequest.ROLE_RULE)));
    }
}
